import type { Fetch } from '../electron/telemetry/host.ts';
import { toResponse } from './to-response.ts';

/**
 * A `fetch` that keeps no program alive, as Node's own does until the receiver answers. Who does wait for the answer
 * has to keep the program alive meanwhile: see {@link keepAlive}.
 */
export const passingFetch: Fetch = (url, { method, headers, body, signal }) =>
  new Promise((resolve, reject) => {
    const { request } = url.startsWith('https:')
      ? process.getBuiltinModule('node:https')
      : process.getBuiltinModule('node:http');
    const asked = request(url, { method, headers: { ...headers, 'Content-Length': body.length }, signal });
    asked.on('socket', (socket) => socket.unref());
    asked.on('error', reject);
    asked.on('response', (answer) => {
      try {
        resolve(toResponse(answer, () => asked.destroy()));
      } catch (error) {
        // A status that no `Response` can have. Here, it would end the program.
        asked.destroy();
        reject(error);
      }
    });
    asked.end(body);
  });

/** Longer than anything that is waited for; what matters is that the timer is there. */
const FAR_OFF_MS = 60 * 60_000;

/** What `work` becomes; the program does not end before, as it would if nothing else goes on. */
export async function keepAlive<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => undefined, FAR_OFF_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
