/** Telemetry's network access in the app: Chromium's, with its proxy and certificates. */
import { app, net, session } from 'electron';
import type { Events } from '../catalogue/define.ts';
import { readThrown } from '../contract/raw-error.ts';
import { PROXY_AUTHENTICATION_REQUIRED } from '../core/deliver/answer.ts';
import { type Names, userAgentOf } from '../core/names.ts';
import type { Fetch } from '../core/ports.ts';
import { createProblemLog } from '../core/problem-log.ts';
import { bareResponse, guarded, readResponse } from '../node/read-response.ts';
import type { ElectronTelemetryOptions } from './options.ts';

/** Chromium's errors for responses that only a proxy gives and that it does not return. */
const PROXY_ERROR = /ERR_(UNEXPECTED_PROXY_AUTH|PROXY_AUTH_\w+|TUNNEL_CONNECTION_FAILED)/;

export interface TransportOptions extends Pick<ElectronTelemetryOptions<Events>, 'prepareSession'> {
  readonly warn: (message: string) => void;
}

/**
 * A transport in its own session, in memory: it shares no cookies and no cache with the app's pages. A user
 * agent of telemetry's own and neutral languages replace Chromium's, which would reveal the system and
 * languages. Uses `net.request`, since Electron's `fetch` fails on a redirect instead of returning it.
 */
export function createTransport(
  names: Names,
  appVersion: string,
  { prepareSession, warn }: TransportOptions,
): Fetch {
  const warnOnce = createProblemLog(warn);
  let opened: Promise<Electron.Session> | null = null;

  async function open(): Promise<Electron.Session> {
    await app.whenReady();
    const partition = session.fromPartition(names.telemetry);
    partition.setUserAgent(userAgentOf(names, appVersion), '*');
    // Each session would otherwise fetch a spelling dictionary, which reveals the person's language.
    partition.setSpellCheckerLanguages([]);
    try {
      await prepareSession?.(partition);
    } catch (error) {
      opened = null;
      warnOnce(
        `prepareSession threw an error, and nothing is sent until it succeeds. ${readThrown(error).message}`,
      );
      throw error;
    }
    return partition;
  }

  return async (url, { method, headers, body, signal, freshConnection = false }) => {
    opened ??= open();
    const partition = await opened;
    if (freshConnection) await partition.closeAllConnections();
    signal.throwIfAborted();
    const request = net.request({ method, url, session: partition, credentials: 'omit', redirect: 'manual' });
    for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
    return new Promise((resolve, reject) => {
      const end = guarded(reject, () => request.abort());
      const fail = (error: unknown) => {
        reject(error);
        end();
      };
      signal.addEventListener('abort', end, { once: true });
      request.on('abort', () => reject(new Error('The request was broken off.')));
      request.on('error', (error) => {
        if (PROXY_ERROR.test(error.message)) resolve(bareResponse(PROXY_AUTHENTICATION_REQUIRED));
        else reject(error);
      });
      // A proxy or a server that asks for a password gets none.
      request.on(
        'login',
        guarded(fail, (_, callback) => callback()),
      );
      request.on(
        'redirect',
        guarded(fail, (status) => {
          resolve(bareResponse(status));
          end();
        }),
      );
      request.on(
        'response',
        guarded(fail, (response) => resolve(readResponse(response, end))),
      );
      request.end(Buffer.from(body));
    });
  };
}
