/** The one function through which events leave the machine. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { TelemetryHost } from '../host.ts';
import { policy } from '../policy.ts';
import { judgeAnswer, type Outcome } from './answer.ts';

const compress = promisify(gzip);

type Needs = Pick<TelemetryHost, 'clock' | 'fetch'>;

/** The headers of every request: fixed, so that none of the person's (languages, system) get in. */
export function requestHeaders(appVersion: string) {
  return {
    'Content-Type': 'application/json',
    'Content-Encoding': 'gzip',
    'User-Agent': `kreya-telemetry/${appVersion}`,
    'Accept-Language': '*',
  };
}

/**
 * POSTs one `ExportLogsServiceRequest` and judges the answer; no answer is one to retry. Never rejects.
 * `cancelled` breaks it off.
 */
export async function postLogs(
  host: Needs & Pick<TelemetryHost, 'appVersion'>,
  url: string,
  request: Buffer,
  cancelled: AbortSignal,
): Promise<Outcome> {
  const abort = new AbortController();
  const cancelTimer = host.clock.schedule(() => abort.abort(), policy.delivery.requestTimeoutMs);
  try {
    const answer = await host.fetch(url, {
      method: 'POST',
      headers: requestHeaders(host.appVersion),
      body: new Uint8Array(await compress(request)),
      signal: AbortSignal.any([abort.signal, cancelled]),
    });
    return await judgeAnswer(answer, host.clock.now());
  } catch {
    return { kind: 'retry', wish: null };
  } finally {
    cancelTimer();
  }
}
