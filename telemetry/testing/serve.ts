import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { ServerCertificate } from './certificates.ts';

export interface Served {
  /** Without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Also ends what is still being answered. */
  close(): void;
}

/** A server on this machine with this listener, over TLS if it has a certificate. */
export async function serve(listener: RequestListener, certificate?: ServerCertificate): Promise<Served> {
  const server =
    certificate === undefined ? createServer(listener) : createSecureServer({ ...certificate }, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`,
    port: address.port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
