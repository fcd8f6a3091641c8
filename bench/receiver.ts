/** A receiver on this machine that takes what any of the SDKs sends. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { Entrant } from './peers.ts';

const HOST = '127.0.0.1';
const POLL_MS = 50;

/** An answer that each of the SDKs takes for "I have them". */
export const ANSWER = JSON.stringify({
  status: 1,
  success: true,
  code: 200,
  events_ingested: 1,
  payload_size_bytes: 1,
  server_upload_time: 0,
});

/** An event's duration in every SDK's way to write it; it tells the events apart. */
const DURATION = /"(?:kreya\.)?duration(?:Ms|_ms)"[^\d]*(\d+)/g;

export interface Arrived {
  readonly requests: number;
  /** Of all bodies, as they came. */
  readonly bytes: number;
  /** Different events. */
  readonly events: number;
  /** How often an event came that had come before. */
  readonly repeats: number;
  /** How many of the repeats have the id of the first time, so that a receiver can tell. */
  readonly repeatsWithSameId: number;
}

export interface ReceiverOptions {
  /** Which port; any free one if it is not given. */
  readonly port?: number;
  /** For so many requests the answer is lost: they are read to their end, then the connection is dropped. */
  readonly loseAnswers?: number;
}

export interface Receiver {
  readonly port: number;
  readonly url: string;
  arrived(): Arrived;
  /** Resolves when that many different events have come, and after that many milliseconds at the latest. */
  waitForEvents(count: number, atMostMs: number): Promise<void>;
  /** Resolves when no request has come for so long. */
  waitForQuiet(quietMs: number, atMostMs: number): Promise<void>;
  close(): Promise<void>;
}

export async function startReceiver(
  entrant: Entrant,
  { port = 0, loseAnswers = 0 }: ReceiverOptions = {},
): Promise<Receiver> {
  // Read only when somebody asks, so that a receiver takes no time from the process that is timed.
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

/** Listens on this machine alone; resolves with the port. */
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

/** Not all SDKs say in a header that they zip. */
function unzipped(body: Buffer): Buffer {
  return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
}

/** Adds what the pattern finds to those that are known, and counts those that were already. */
function countKnown(text: string, pattern: RegExp, known: Set<string>): number {
  let count = 0;
  for (const [, found = ''] of text.matchAll(pattern)) {
    if (known.has(found)) count += 1;
    known.add(found);
  }
  return count;
}
