import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

export interface Served {
  /** Without a trailing slash. */
  readonly url: string;
  /** Also ends what is still being answered. */
  close(): void;
}

/** A server on this machine with this listener. */
export async function serve(listener: RequestListener): Promise<Served> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
