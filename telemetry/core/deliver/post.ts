/** The only function through which anything leaves the machine. */

import { namesOf, userAgentOf } from '../names.ts';
import { util, zlib } from '../node-modules.ts';
import { policy } from '../policy.ts';
import type { HttpResponse, TelemetryHost } from '../ports.ts';
import type { ResponseOutcome } from './answer.ts';
import type { RequestOptions } from './channel.ts';
import { isUntrusted } from './untrusted.ts';

type Needs = Pick<TelemetryHost, 'appVersion' | 'catalogue' | 'clock' | 'fetch'>;

export interface Post {
  readonly url: string;
  readonly contentType: string;
  readonly content: Buffer;
  /** Classifies a response. `now` is in milliseconds since 1970-01-01 UTC. */
  readonly classify: (response: HttpResponse, now: number) => Promise<ResponseOutcome>;
}

const UNREACHABLE: ResponseOutcome = { kind: 'retry', problem: 'unreachable', retryAfter: null };
const UNTRUSTED: ResponseOutcome = { kind: 'retry', problem: 'untrusted', retryAfter: null };

/**
 * POSTs the content and classifies the response; no response means retry. Never rejects, and settles by the
 * policy's time-out or as soon as `cancelled` is aborted, whatever the transport does.
 */
export function post(
  host: Needs,
  message: Post,
  cancelled: AbortSignal,
  options: RequestOptions = {},
): Promise<ResponseOutcome> {
  return new Promise((resolve) => {
    const abort = new AbortController();
    const settle = (outcome: ResponseOutcome) => {
      cancelTimer();
      cancelled.removeEventListener('abort', breakOff);
      resolve(outcome);
    };
    const breakOff = () => {
      settle(UNREACHABLE);
      abort.abort();
    };
    const cancelTimer = host.clock.schedule(breakOff, policy.delivery.requestTimeoutMs);
    cancelled.addEventListener('abort', breakOff, { once: true });
    if (cancelled.aborted) breakOff();
    request(host, message, abort.signal, options).then(settle, (error: unknown) =>
      settle(isUntrusted(error) ? UNTRUSTED : UNREACHABLE),
    );
  });
}

/** Every request has the same headers, so that none reveals the person's languages or system. */
async function request(
  { appVersion, catalogue, clock, fetch }: Needs,
  { url, contentType, content, classify }: Post,
  signal: AbortSignal,
  { needsFreshConnection }: RequestOptions,
): Promise<ResponseOutcome> {
  const body = new Uint8Array(await util().promisify(zlib().gzip)(content));
  signal.throwIfAborted();
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': contentType,
      'Content-Encoding': 'gzip',
      'User-Agent': userAgentOf(namesOf(catalogue.namespace), appVersion),
      'Accept-Language': '*',
    },
    body,
    signal,
    freshConnection: needsFreshConnection?.() ?? false,
  });
  return classify(response, clock.now());
}
