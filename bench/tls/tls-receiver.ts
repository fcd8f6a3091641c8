/** A receiver that uses TLS and counts the bytes on its sockets. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ANSWER, listen } from '../receiver.ts';
import type { Certificate } from './certificate.ts';

/** Longer than an idle connection takes to close. */
const HANG_UP_MS = 2_000;

export interface Counted {
  readonly requests: number;
  readonly bodyBytes: number;
  /** Both directions of all connections. */
  readonly wireBytes: number;
}

export interface TlsReceiver {
  readonly url: string;
  /** Closes all connections, and resolves when the other side has closed them, too. */
  hangUp(): Promise<void>;
  close(): Promise<Counted>;
}

export async function startTlsReceiver({ certificate, key }: Certificate): Promise<TlsReceiver> {
  let requests = 0;
  let bodyBytes = 0;
  let endedBytes = 0;
  // The sockets below TLS, and those above, which close properly.
  const sockets = new Set<Socket>();
  const above = new Set<Socket>();

  const server = createServer({ cert: certificate, key }, (request, response) => {
    void take(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      endedBytes += bytesOf(socket);
    });
  });
  server.on('secureConnection', (socket: Socket) => {
    above.add(socket);
    socket.once('close', () => above.delete(socket));
  });

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) bodyBytes += chunk.length;
    requests += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER);
  }

  async function hangUp(): Promise<void> {
    for (const socket of above) socket.end();
    const end = performance.now() + HANG_UP_MS;
    while (sockets.size > 0 && performance.now() < end) await delay(1);
  }

  const port = await listen(server, 0);
  return {
    url: `https://127.0.0.1:${port}`,
    hangUp,
    async close() {
      await hangUp();
      const openBytes = [...sockets].reduce((sum, socket) => sum + bytesOf(socket), 0);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      return { requests, bodyBytes, wireBytes: endedBytes + openBytes };
    },
  };
}

function bytesOf(socket: Socket): number {
  return socket.bytesRead + socket.bytesWritten;
}
