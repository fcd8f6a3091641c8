/** Telemetry's way to the network in the app: Chromium's, with its proxy and certificates. */
import { app, session } from 'electron';
import type { Fetch } from './telemetry/host.ts';

/**
 * A `fetch` in a session of its own, kept in memory: it shares no cookies and no cache with the app's pages.
 * `userAgent` and the neutral languages replace Chromium's, which would tell the system and the languages.
 */
export function createTransport(userAgent: string): Fetch {
  let partition: Electron.Session | null = null;
  return async (url, init) => {
    await app.whenReady();
    if (partition === null) {
      partition = session.fromPartition('kreya-telemetry');
      partition.setUserAgent(userAgent, '*');
    }
    return partition.fetch(url, { ...init, credentials: 'omit', redirect: 'manual' });
  };
}
