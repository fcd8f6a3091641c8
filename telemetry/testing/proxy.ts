/** A company's HTTP proxy. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { ServerCertificate } from './certificates.ts';

export interface ProxyOptions {
  /** The port on this machine to which every name leads. */
  readonly port: number;
  /** What the header `Proxy-Authorization` must be, if anything. */
  readonly authorization?: string;
  /** The status with which it refuses every tunnel. */
  readonly refusal?: number;
  readonly certificate?: ServerCertificate;
  /** Whether it accepts connections and never answers. */
  readonly hangs?: boolean;
}

export interface TestProxy {
  readonly url: string;
  readonly port: number;
  /** What was asked for, such as `CONNECT receiver.test:443`. */
  readonly asked: string[];
  /** How many connections are open. */
  connections(): number;
  close(): void;
}

export async function startProxy({
  port,
  authorization,
  refusal,
  certificate,
  hangs = false,
}: ProxyOptions): Promise<TestProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const isAllowed = ({ headers }: IncomingMessage) =>
    authorization === undefined || headers['proxy-authorization'] === authorization;
  const server = certificate === undefined ? createServer() : createSecureServer({ ...certificate });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });

  server.on('request', (message: IncomingMessage, response) => {
    asked.push(`${message.method} ${message.url}`);
    if (hangs) return;
    if (!isAllowed(message)) {
      response.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="x"' }).end();
      return;
    }
    const { pathname } = new URL(message.url ?? '');
    const { 'proxy-authorization': _, ...headers } = message.headers;
    const onward = request({ port, path: pathname, method: message.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    message.pipe(onward);
  });

  server.on('connect', (message: IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${message.url}`);
    if (hangs) {
      // Node leaves what a client has closed half open.
      socket.on('end', () => socket.destroy()).resume();
      return;
    }
    const status = isAllowed(message) ? refusal : 407;
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} No\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`,
    port: address.port,
    asked,
    connections: () => sockets.size,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
