import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { HOSTILE_ANSWERS } from './answers.ts';

export interface HostileServer {
  /** A base URL; the path continues with the number of an answer, such as `/7/v1/logs`. */
  readonly url: string;
  /** Stops listening and cuts every connection at once. */
  close(): Promise<void>;
}

/** Starts a server on the loopback interface that reads a request and gives the answer with its number. */
export async function startHostileServer(): Promise<HostileServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Clients close the connection, as they should.
    socket.on('error', () => socket.destroy());
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const [, number] = /^POST \/(\d+)\//.exec(received) ?? [];
      if (number === undefined || !isWhole(received)) return;
      received = '';
      HOSTILE_ANSWERS[Number(number)]?.give(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Whether a request has arrived completely. */
function isWhole(request: string): boolean {
  const end = request.indexOf('\r\n\r\n');
  const [, length] = /^content-length: *(\d+)/im.exec(request) ?? [];
  return end >= 0 && request.length >= end + 4 + Number(length ?? 0);
}
