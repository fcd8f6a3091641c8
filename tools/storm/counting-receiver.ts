import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { readBody } from '../../telemetry/testing/receiver/body.ts';

export interface CountingReceiver {
  readonly url: string;
  /** How many different events arrived. */
  arrived(): number;
  /** How often an event arrived again. */
  repeats(): number;
  requests(): number;
  close(): Promise<void>;
}

const UID = /"log\.record\.uid","value":\{"stringValue":"([^"]+)"/g;

/** A receiver that accepts everything and keeps no more than it takes to count a million events. */
export async function startCountingReceiver(): Promise<CountingReceiver> {
  const uids = new Set<string>();
  let records = 0;
  let requests = 0;
  const server = createServer((message, response) => {
    readBody(message)
      .then((body) => {
        requests += 1;
        for (const [, uid = ''] of gunzipSync(body).toString('latin1').matchAll(UID)) {
          records += 1;
          uids.add(uid);
        }
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    arrived: () => uids.size,
    repeats: () => records - uids.size,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
