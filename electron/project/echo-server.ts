/** A server on this machine that answers with what it was asked, for operations to be tried on without a network. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const LOOPBACK = '127.0.0.1';
const LONGEST_BODY_BYTES = 64 * 1024;
const LONGEST_DELAY_MS = 120_000;

export interface EchoServer {
  /** Such as `http://127.0.0.1:49152`. */
  readonly origin: string;
  /** Stops listening, and breaks off what is under way. */
  close(): void;
}

/**
 * Starts it at a port of the system's choice, where only this machine reaches it. Of a request, `echo-delay-ms`
 * in the query makes the answer wait, and `echo-hang-up` breaks the connection off in place of one.
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

/** A body as JSON where it is some, so that it is shown as what it was sent as. */
function readJson(body: string): unknown {
  if (body === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
