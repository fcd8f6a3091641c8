/** What an answer means for the events that were sent, after the OTLP specification. */
import type { Fetch } from '../host.ts';
import { policy } from '../policy.ts';

export type Outcome =
  /** The receiver has them, but for those that it will never take. */
  | { readonly kind: 'delivered'; readonly rejected: number }
  /** Keep them and try again, not before the receiver's own wish if it has one. */
  | { readonly kind: 'retry'; readonly afterMs: number | null }
  /** Try again with less. */
  | { readonly kind: 'tooLarge' }
  /** The receiver will never take them. */
  | { readonly kind: 'refused'; readonly status: number };

type Answer = Awaited<ReturnType<Fetch>>;

const RETRYABLE = [429, 502, 503, 504];

/** Judges an answer. `now` is milliseconds since 1970-01-01 UTC. Never rejects. */
export async function judgeAnswer(answer: Answer, now: number): Promise<Outcome> {
  const { status } = answer;
  if (status >= 200 && status < 300) {
    return { kind: 'delivered', rejected: readRejected(await readBody(answer)) };
  }
  answer.body?.cancel().catch(() => {});
  if (RETRYABLE.includes(status)) {
    return { kind: 'retry', afterMs: readRetryAfter(answer.headers.get('retry-after'), now) };
  }
  return status === 413 ? { kind: 'tooLarge' } : { kind: 'refused', status };
}

/** `Retry-After` in milliseconds from now, from seconds or an HTTP date (RFC 9110, 10.2.3), or null. */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  const afterMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  if (Number.isNaN(afterMs)) return null;
  return Math.min(Math.max(0, afterMs), policy.delivery.retryAfterMaxMs);
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
