import { disabledUntil, updateRateLimits } from '@sentry/core';
import {
  type Answer,
  ignoreBody,
  isSuccess,
  judgeFailure,
  type Outcome,
  readRetryAfter,
  type Wish,
} from '../deliver/answer.ts';
import type { Channel } from '../deliver/channel.ts';
import { post } from '../deliver/post.ts';
import type { TelemetryHost } from '../host.ts';
import { policy } from '../policy.ts';
import { reportedAt, reportedBy, wrapReport } from './envelope.ts';

type Needs = Pick<TelemetryHost, 'appVersion' | 'catalogue' | 'clock' | 'fetch'>;

/** Errors, as Sentry envelopes, to the project whose envelopes go to `url`. */
export function createEnvelopeChannel(host: Needs, url: string): Channel {
  return {
    receiver: 'error receiver',
    // An envelope holds at most one event.
    batchRecords: 1,
    occurredAt: reportedAt,
    installationOf: (_, record) => reportedBy(record),
    isReport: () => false,
    post(slices, cancelled) {
      const content = Buffer.concat(slices.flatMap((slice) => slice.records.map(wrapReport)));
      const contentType = 'application/x-sentry-envelope';
      return post(host, { url, contentType, content, judge: judgeEnvelopeAnswer }, cancelled);
    },
  };
}

/** Judges Sentry's answer. `now` is milliseconds since 1970-01-01 UTC. Never rejects. */
async function judgeEnvelopeAnswer(answer: Answer, now: number): Promise<Outcome> {
  const wish = readRateLimits(answer, now);
  if (!isSuccess(answer)) return judgeFailure(answer, wish);
  ignoreBody(answer);
  return { kind: 'delivered', rejected: 0, wish };
}

/**
 * For how long Sentry wishes to have no errors: by `X-Sentry-Rate-Limits`, which can come with any answer, else
 * by `Retry-After` (develop.sentry.dev, "Rate Limiting").
 */
function readRateLimits({ status, headers }: Answer, now: number): Wish | null {
  const { retryAfterMaxMs, retryAfterSpreadMs } = policy.delivery;
  const rateLimits = headers.get('x-sentry-rate-limits');
  const retryAfter = headers.get('retry-after');
  const wish = rateLimits === null ? readRetryAfter(retryAfter, now) : null;
  if (wish !== null) return wish;
  const answer = { statusCode: status, headers: { 'x-sentry-rate-limits': rateLimits, 'retry-after': null } };
  const until = disabledUntil(updateRateLimits({}, answer, now), 'error');
  if (until <= now) return null;
  return { afterMs: Math.min(until - now, retryAfterMaxMs), spreadMs: retryAfterSpreadMs };
}
