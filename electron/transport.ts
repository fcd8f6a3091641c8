/** Telemetry's way to the network in the app: Chromium's, with its proxy and certificates. */
import { app, net, session } from 'electron';
import { toResponse } from '../host/to-response.ts';
import type { Fetch } from './telemetry/host.ts';
import { type Names, userAgentOf } from './telemetry/names.ts';

/**
 * A `fetch` in a session of its own, kept in memory: it shares no cookies and no cache with the app's pages.
 * A user agent of telemetry's own and neutral languages replace Chromium's, which would tell the system and the languages.
 * It is made of `net.request`, since Electron's own `fetch` fails on a redirect in place of handing it out.
 */
export function createTransport(names: Names, appVersion: string): Fetch {
  let partition: Electron.Session | null = null;
  return async (url, { method, headers, body, signal }) => {
    await app.whenReady();
    if (partition === null) {
      partition = session.fromPartition(names.telemetry);
      partition.setUserAgent(userAgentOf(names, appVersion), '*');
      // For spell checking, each session would fetch a dictionary that tells the person's language.
      partition.setSpellCheckerLanguages([]);
    }
    const request = net.request({ method, url, session: partition, credentials: 'omit', redirect: 'manual' });
    for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => request.abort(), { once: true });
      if (signal.aborted) request.abort();
      request.on('abort', () => reject(new Error('The request was broken off.')));
      request.on('error', reject);
      request.on('redirect', (status) => {
        resolve(new Response(null, { status }));
        request.abort();
      });
      request.on('response', (answer) => resolve(toResponse(answer, () => request.abort())));
      request.end(Buffer.from(body));
    });
  };
}
