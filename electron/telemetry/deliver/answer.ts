/** What an answer means for what was sent, after the OTLP specification. */
import type { DeliveryProblem } from '../../../shared/telemetry-bridge.ts';
import type { Fetch } from '../host.ts';
import { policy } from '../policy.ts';

export type Outcome =
  /** The receiver has them, but for those that it will never take; it may wish to be left alone afterwards. */
  | { readonly kind: 'delivered'; readonly rejected: number; readonly wish: Wish | null }
  /** Keep them and try again, not before the receiver's own wish if it has one. */
  | {
      readonly kind: 'retry';
      readonly problem: Exclude<DeliveryProblem, 'refused'>;
      readonly wish: Wish | null;
    }
  /** Try again with less. */
  | { readonly kind: 'tooLarge' }
  /** The receiver will never take them. */
  | { readonly kind: 'refused'; readonly status: number };

/** A receiver's wish to be left alone for so long, and over how long clients are to spread after that. */
export interface Wish {
  readonly afterMs: number;
  readonly spreadMs: number;
}

export type Answer = Awaited<ReturnType<Fetch>>;

const RETRYABLE = [429, 502, 503, 504];

/** Judges a collector's answer. `now` is milliseconds since 1970-01-01 UTC. Never rejects. */
export async function judgeLogsAnswer(answer: Answer, now: number): Promise<Outcome> {
  if (!isSuccess(answer)) return judgeFailure(answer, readRetryAfter(answer.headers.get('retry-after'), now));
  return { kind: 'delivered', rejected: readRejected(await readBody(answer)), wish: null };
}

export function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

/** What an answer other than a success means. `wish` is what the receiver said of when to ask again. */
export function judgeFailure(answer: Answer, wish: Wish | null): Outcome {
  const { status } = answer;
  ignoreBody(answer);
  if (RETRYABLE.includes(status)) return { kind: 'retry', problem: 'unavailable', wish };
  return status === 413 ? { kind: 'tooLarge' } : { kind: 'refused', status };
}

/** Lets go of a body that says nothing more. */
export function ignoreBody(answer: Answer): void {
  answer.body?.cancel().catch(() => {});
}

/** Reads `Retry-After`: seconds or an HTTP date (RFC 9110, 10.2.3); null if it is neither. */
export function readRetryAfter(header: string | null, now: number): Wish | null {
  const { retryAfterMaxMs, retryAfterSpreadMs, retryAtSpreadMs } = policy.delivery;
  const text = header?.trim() ?? '';
  const bounded = (ms: number) => Math.min(Math.max(0, ms), retryAfterMaxMs);
  if (/^\d+$/.test(text)) return { afterMs: bounded(Number(text) * 1000), spreadMs: retryAfterSpreadMs };
  // Date.parse alone would take a number for a year.
  const instant = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) return null;
  return { afterMs: bounded(instant - now), spreadMs: retryAtSpreadMs };
}

/** The body as text, or null if it is larger than any valid answer or breaks off. */
async function readBody(answer: Answer): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      length += chunk.length;
      if (length > policy.delivery.responseBytes) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `partialSuccess.rejectedLogRecords` of an ExportLogsServiceResponse; 0 for a body that is none. */
function readRejected(body: string | null): number {
  let response: unknown;
  try {
    response = JSON.parse(body ?? '');
  } catch {
    return 0;
  }
  const rejected = Number(member(member(response, 'partialSuccess'), 'rejectedLogRecords'));
  return Number.isSafeInteger(rejected) && rejected > 0 ? rejected : 0;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
