/** The one function through which anything leaves the machine. */
import type { Fetch, TelemetryHost } from '../host.ts';
import { namesOf, userAgentOf } from '../names.ts';
import { util, zlib } from '../node-modules.ts';
import { policy } from '../policy.ts';
import type { Outcome } from './answer.ts';

type Needs = Pick<TelemetryHost, 'appVersion' | 'catalogue' | 'clock' | 'fetch'>;

export interface Post {
  readonly url: string;
  readonly contentType: string;
  readonly content: Buffer;
  /** What an answer means. `now` is milliseconds since 1970-01-01 UTC. */
  readonly judge: (answer: Awaited<ReturnType<Fetch>>, now: number) => Promise<Outcome>;
}

/**
 * POSTs the content and judges the answer; no answer is one to retry. The headers are the same in every
 * request, so that none of the person's (languages, system) get in. Never rejects. `cancelled` breaks it off.
 */
export async function post(
  host: Needs,
  { url, contentType, content, judge }: Post,
  cancelled: AbortSignal,
): Promise<Outcome> {
  const abort = new AbortController();
  const cancelTimer = host.clock.schedule(() => abort.abort(), policy.delivery.requestTimeoutMs);
  try {
    const answer = await host.fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': contentType,
        'Content-Encoding': 'gzip',
        'User-Agent': userAgentOf(namesOf(host.catalogue.namespace), host.appVersion),
        'Accept-Language': '*',
      },
      body: new Uint8Array(await util().promisify(zlib().gzip)(content)),
      signal: AbortSignal.any([abort.signal, cancelled]),
    });
    return await judge(answer, host.clock.now());
  } catch {
    return { kind: 'retry', problem: 'unreachable', wish: null };
  } finally {
    cancelTimer();
  }
}
