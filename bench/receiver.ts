/** A local receiver that accepts what any of the SDKs sends. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { Entrant } from './peers.ts';

const HOST = '127.0.0.1';
const POLL_MS = 50;

/** An answer that each SDK understands as an acknowledgement. */
export const ANSWER = JSON.stringify({
  status: 1,
  success: true,
  code: 200,
  events_ingested: 1,
  payload_size_bytes: 1,
  server_upload_time: 0,
});

/** An event's duration in each SDK's format; it identifies the event. */
const DURATION = /"(?:kreya\.)?duration(?:Ms|_ms)"[^\d]*(\d+)/g;

export interface Arrived {
  readonly requests: number;
  /** The size of all bodies, as received. */
  readonly bytes: number;
  /** The number of different events. */
  readonly events: number;
  /** How often an event arrived again. */
  readonly repeats: number;
  /** How many duplicates have the ID of the first time, so that a receiver can recognise them. */
  readonly repeatsWithSameId: number;
}

export interface ReceiverOptions {
  /** The port; any free one by default. */
  readonly port?: number;
  /** How many requests lose their answer: they are read completely, then the connection is dropped. */
  readonly loseAnswers?: number;
}

export interface Receiver {
  readonly port: number;
  readonly url: string;
  arrived(): Arrived;
  /**
   * Resolves when that many different events have arrived, and after that many milliseconds at the latest.
   */
  waitForEvents(count: number, atMostMs: number): Promise<void>;
  /** Resolves when no request has arrived for so long. */
  waitForQuiet(quietMs: number, atMostMs: number): Promise<void>;
  close(): Promise<void>;
}

export async function startReceiver(
  entrant: Entrant,
  { port = 0, loseAnswers = 0 }: ReceiverOptions = {},
): Promise<Receiver> {
  // Parsed only on request, so that the receiver takes no time from the process being timed.
  const unread: Buffer[] = [];
  const durations = new Set<string>();
  const ids = new Set<string>();
  let requests = 0;
  let bytes = 0;
  let repeats = 0;
  let repeatsWithSameId = 0;
  let lastAt = performance.now();

  const server = createServer((request, response) => {
    void take(request, response).catch(() => response.destroy());
  });

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    requests += 1;
    bytes += body.length;
    unread.push(body);
    lastAt = performance.now();
    if (requests <= loseAnswers) request.socket.destroy();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER);
  }

  function arrived(): Arrived {
    for (const body of unread.splice(0)) {
      const text = unzipped(body).toString('utf8');
      repeats += countKnown(text, DURATION, durations);
      if (entrant.eventId !== null) repeatsWithSameId += countKnown(text, entrant.eventId, ids);
    }
    return { requests, bytes, events: durations.size, repeats, repeatsWithSameId };
  }

  async function waitUntil(isDone: () => boolean, atMostMs: number): Promise<void> {
    const end = performance.now() + atMostMs;
    while (!isDone() && performance.now() < end) await delay(POLL_MS);
  }

  const bound = await listen(server, port);
  return {
    port: bound,
    url: `http://${HOST}:${bound}`,
    arrived,
    waitForEvents: (count, atMostMs) => waitUntil(() => arrived().events >= count, atMostMs),
    waitForQuiet: (quietMs, atMostMs) => waitUntil(() => performance.now() - lastAt > quietMs, atMostMs),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Listens on this machine only; resolves with the port. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The receiver has no port.'));
    });
  });
}

/** Not all SDKs say in a header that they compress. */
function unzipped(body: Buffer): Buffer {
  return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
}

/** Adds the pattern's matches to the known ones, and counts those that were known already. */
function countKnown(text: string, pattern: RegExp, known: Set<string>): number {
  let count = 0;
  for (const [, found = ''] of text.matchAll(pattern)) {
    if (known.has(found)) count += 1;
    known.add(found);
  }
  return count;
}
