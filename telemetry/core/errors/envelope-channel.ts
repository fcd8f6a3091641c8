import { disabledUntil, updateRateLimits } from '@sentry/core';
import {
  classifyResponse,
  type ResponseOutcome,
  type RetryAfter,
  readRetryAfter,
} from '../deliver/answer.ts';
import type { Channel } from '../deliver/channel.ts';
import { post } from '../deliver/post.ts';
import { policy } from '../policy.ts';
import type { HttpResponse, TelemetryHost } from '../ports.ts';
import { reportedAt, reportedBy, wrapReport } from './envelope.ts';

type Needs = Pick<TelemetryHost, 'appVersion' | 'catalogue' | 'clock' | 'fetch'>;

/** Sends errors as Sentry envelopes to the project's envelope URL. */
export function createEnvelopeChannel(host: Needs, url: string): Channel {
  return {
    encoding: () => undefined,
    receiver: 'error receiver',
    // An envelope holds at most one event.
    batchRecords: 1,
    occurredAt: reportedAt,
    installationOf: (_, record) => reportedBy(record),
    describeLoss: (reason, records) => [{ reason, count: records.length }],
    post(slices, cancelled, _, options) {
      const content = Buffer.concat(slices.flatMap((slice) => slice.records.map(wrapReport)));
      const contentType = 'application/x-sentry-envelope';
      const message = { url, contentType, content, classify: classifyEnvelopeResponse };
      return post(host, message, cancelled, options);
    },
  };
}

/** Classifies Sentry's response. `now` is in milliseconds since 1970-01-01 UTC. Never rejects. */
function classifyEnvelopeResponse(response: HttpResponse, now: number): Promise<ResponseOutcome> {
  const retryAfter = readRateLimits(response, now);
  return classifyResponse(response, retryAfter, () => ({ kind: 'delivered', rejected: 0, retryAfter }));
}

/**
 * How long Sentry asks to be left alone: by `X-Sentry-Rate-Limits`, which any response can have, else by
 * `Retry-After` (develop.sentry.dev, "Rate Limiting").
 */
function readRateLimits(response: HttpResponse, now: number): RetryAfter | null {
  const { retryAfterMaxMs, retryAfterSpreadMs } = policy.delivery;
  const rateLimits = response.header('x-sentry-rate-limits');
  const retryAfter = rateLimits === null ? readRetryAfter(response, now) : null;
  if (retryAfter !== null) return retryAfter;
  const headers = { 'x-sentry-rate-limits': rateLimits, 'retry-after': null };
  const answer = { statusCode: response.status, headers };
  const until = disabledUntil(updateRateLimits({}, answer, now), 'error');
  if (until <= now) return null;
  return { afterMs: Math.min(until - now, retryAfterMaxMs), spreadMs: retryAfterSpreadMs };
}
