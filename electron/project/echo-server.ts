/** A local server that echoes requests, for trying operations without a network. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const LOOPBACK = '127.0.0.1';
const LONGEST_BODY_BYTES = 64 * 1024;
const LONGEST_DELAY_MS = 120_000;

export interface EchoServer {
  /** Such as `http://127.0.0.1:49152`. */
  readonly origin: string;
  /** Stops listening, and aborts open requests. */
  close(): void;
}

/**
 * Starts it on a free port that only this machine can reach. In a request's query, `echo-delay-ms` delays the
 * response, and `echo-hang-up` closes the connection instead.
 */
export async function startEchoServer(): Promise<EchoServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The echo server has no port.');
  return {
    origin: `http://${LOOPBACK}:${address.port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${LOOPBACK}`);
  const body = await readBody(request);
  if (url.searchParams.has('echo-hang-up')) {
    response.destroy();
    return;
  }
  const delay = Math.min(Number(url.searchParams.get('echo-delay-ms')) || 0, LONGEST_DELAY_MS);
  const timer = setTimeout(() => {
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(describe(request, url, body), null, 2));
  }, delay);
  response.once('close', () => clearTimeout(timer));
}

async function readBody(request: IncomingMessage): Promise<string> {
  let length = 0;
  const pieces: Buffer[] = [];
  for await (const piece of request) {
    length += piece.length;
    if (length > LONGEST_BODY_BYTES) throw new Error('The body is too long.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function describe({ method, headers }: IncomingMessage, url: URL, body: string) {
  return {
    method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    contentType: headers['content-type'] ?? null,
    body: readJson(body),
  };
}

/** Parses a JSON body, so that it is shown as it was sent. */
function readJson(body: string): unknown {
  if (body === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
