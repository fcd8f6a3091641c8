import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from './log.ts';

const RETRY_MS = 300;

/**
 * Runs `work` while no other process runs its own under the same name. The lock is a socket in Linux's
 * abstract namespace, which the kernel releases however the holder dies; elsewhere there is nothing to lock,
 * since only Linux prepares more than one thing.
 */
export async function alone<T>(
  name: string,
  log: Log,
  stop: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (process.platform !== 'linux') return work();
  const address = `\0kreya-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
  let server = await tryListen(address);
  if (server === null) log('Another process is preparing Electron; waiting for it.');
  while (server === null) {
    await delay(RETRY_MS, undefined, stop === undefined ? {} : { signal: stop }).catch(() => {});
    stop?.throwIfAborted();
    server = await tryListen(address);
  }
  try {
    return await work();
  } finally {
    server.close();
  }
}

function tryListen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(address, () => resolve(server));
  });
}
