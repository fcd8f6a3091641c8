import type { Agent } from 'node:http';
import type { Fetch } from '../core/ports.ts';
import { createPassingLookup } from './passing-lookup.ts';
import { bareResponse, guarded, readResponse } from './read-response.ts';

/**
 * A transport on Node's network that keeps no program alive. A caller that awaits the response has to keep
 * the program alive itself: see {@link keepAlive}.
 */
export function createPassingFetch(lookup = createPassingLookup()): Fetch {
  // One per scheme, for reusable connections.
  const agents = new Map<string, Agent>();

  return (url, { method, headers, body, signal, freshConnection = false }) =>
    new Promise((resolve, reject) => {
      const scheme = url.startsWith('https:') ? 'https' : 'http';
      const { Agent, request } = process.getBuiltinModule(`node:${scheme}`);
      let agent = agents.get(scheme);
      if (agent === undefined || freshConnection) {
        if (agent !== undefined) closeIdle(agent);
        agent = new Agent({ keepAlive: true, lookup });
        agents.set(scheme, agent);
      }
      const asked = request(url, {
        method,
        // Nothing here decompresses a response.
        headers: { ...headers, 'Accept-Encoding': 'identity', 'Content-Length': body.length },
        agent,
        signal,
      });
      const fail = (error: unknown) => {
        reject(error);
        asked.destroy();
      };
      asked.on('socket', (socket) => socket.unref());
      asked.on('error', reject);
      asked.on(
        'response',
        guarded(fail, (answer) => resolve(readResponse(answer, () => asked.destroy()))),
      );
      // Without a listener, Node would treat it as a lost connection.
      asked.on(
        'upgrade',
        guarded(fail, ({ statusCode = 0 }, socket) => {
          socket.destroy();
          resolve(bareResponse(statusCode));
        }),
      );
      asked.end(body);
    });
}

/** Requests in progress are not interrupted. */
function closeIdle({ freeSockets }: Agent): void {
  for (const socket of Object.values(freeSockets).flat()) socket?.destroy();
}

/** Longer than any wait; only the timer's existence matters. */
const FAR_OFF_MS = 60 * 60_000;

/** The result of `work`; keeps the program alive until then, even if nothing else is going on. */
export async function keepAlive<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => undefined, FAR_OFF_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
