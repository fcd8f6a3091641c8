/** Classifies a receiver's response, as the OTLP specification says. */
import type { DeliveryProblem } from '../../contract/bridge.ts';
import { policy } from '../policy.ts';
import type { HttpResponse } from '../ports.ts';

export type ResponseOutcome =
  | Delivered
  /** Keep the records and try again, no sooner than the receiver asks. */
  | {
      readonly kind: 'retry';
      readonly problem: Exclude<DeliveryProblem, 'refused'>;
      readonly retryAfter: RetryAfter | null;
    }
  /** Try again with fewer records. */
  | { readonly kind: 'tooLarge' }
  /** The receiver can't parse the request; a single record may be the cause. */
  | { readonly kind: 'malformed'; readonly status: 400 }
  /** The receiver does not accept the encoding; it says nothing about the records. */
  | { readonly kind: 'unsupported'; readonly status: 400 | 415 }
  /** The same records can be sent again at once: in another encoding. */
  | { readonly kind: 'again' }
  /** The receiver will never accept the records. */
  | { readonly kind: 'refused'; readonly status: number };

/** The receiver has the records, except those it rejected for good; it may still ask for a pause. */
export interface Delivered {
  readonly kind: 'delivered';
  readonly rejected: number;
  /** What the receiver says of that, on one line. */
  readonly message?: string;
  readonly retryAfter: RetryAfter | null;
}

/** How long to leave a receiver alone, and the span over which clients spread after that. */
export interface RetryAfter {
  readonly afterMs: number;
  readonly spreadMs: number;
}

const UNAVAILABLE = [429, 502, 503, 504];

/** What a transport answers for a proxy that refuses: it says nothing about the receiver. */
export const PROXY_AUTHENTICATION_REQUIRED = 407;
const NETWORK_AUTHENTICATION_REQUIRED = 511;
const OF_THE_NETWORK = [PROXY_AUTHENTICATION_REQUIRED, NETWORK_AUTHENTICATION_REQUIRED];

// A proxy's Retry-After says nothing about the receiver.
const INTERCEPTED: ResponseOutcome = { kind: 'retry', problem: 'intercepted', retryAfter: null };

/**
 * Classifies a collector's response to a request in that encoding. `now` is in milliseconds since 1970-01-01
 * UTC. `parse` reads the body of a success, as an object in the JSON mapping. Never rejects.
 */
export async function classifyLogsResponse(
  response: HttpResponse,
  now: number,
  encoding: EncodingName = 'json',
  parse: ParseAnswer = parseJson,
): Promise<ResponseOutcome> {
  const { status } = response;
  if (status === 400) {
    const said = textOf(await response.bytes(policy.delivery.refusalBytes));
    response.discard();
    return refusesEncoding(said, encoding) ? { kind: 'unsupported', status } : { kind: 'malformed', status };
  }
  if (status === 415) {
    response.discard();
    return { kind: 'unsupported', status };
  }
  const retryAfter = readRetryAfter(response, now);
  const understand = (answer: object | null): Delivered => {
    const message = readMessage(answer);
    return {
      kind: 'delivered',
      rejected: readRejected(answer),
      ...(message === '' ? {} : { message }),
      retryAfter: null,
    };
  };
  return classifyResponse(response, retryAfter, understand, parse);
}

/**
 * Classifies a response of a collector or of Sentry. `retryAfter` is what the response asks for. `understand`
 * interprets a success: it gets the body as an object, or null if `parse` does not find one in it.
 */
export async function classifyResponse(
  response: HttpResponse,
  retryAfter: RetryAfter | null,
  understand: (answer: object | null) => Delivered,
  parse: ParseAnswer = parseJson,
): Promise<ResponseOutcome> {
  const { status } = response;
  if (status >= 200 && status < 300) {
    const body = await response.bytes(policy.delivery.responseBytes);
    const answer = parse(body);
    if (answer === null && isPage(response.header('content-type'), textOf(body))) return INTERCEPTED;
    return understand(answer);
  }
  response.discard();
  if (UNAVAILABLE.includes(status)) return { kind: 'retry', problem: 'unavailable', retryAfter };
  if (status === 413) return { kind: 'tooLarge' };
  if (status === 400) return { kind: 'malformed', status };
  // Neither a collector nor Sentry redirects or uses a status outside HTTP's range.
  const isReceivers = status >= 400 && status < 600 && !OF_THE_NETWORK.includes(status);
  return isReceivers ? { kind: 'refused', status } : INTERCEPTED;
}

/** How the records of a request are encoded. */
export type EncodingName = 'json' | 'protobuf';

const OTHER: Readonly<Record<EncodingName, EncodingName>> = { json: 'protobuf', protobuf: 'json' };

export const otherEncoding = (encoding: EncodingName) => OTHER[encoding];

/**
 * Whether the words of a 400 are about the encoding rather than the records: they ask for the other one, or say that
 * this one is not supported. VictoriaLogs says "json encoding isn't supported for opentelemetry format. Use protobuf
 * encoding"; GreptimeDB, "Unsupported content type 'application/json'. OTLP endpoint only supports
 * 'application/x-protobuf'". What is mistaken for such words costs one request.
 */
function refusesEncoding(words: string, encoding: EncodingName): boolean {
  const said = words.toLowerCase();
  if (said.includes(otherEncoding(encoding))) return true;
  return said.includes(encoding) && /\bunsupported\b|(\bnot|n['’]t) (support|accept)/.test(said);
}

/** Whether a body is a page for people, such as a hotel's sign-in page, rather than a receiver's answer. */
function isPage(contentType: string | null, body: string): boolean {
  return /\bx?html\b/i.test(contentType ?? '') || /^[\s\0\uFEFF\uFFFD]*</.test(body);
}

/**
 * Reads `Retry-After`: seconds or an HTTP date (RFC 9110, 10.2.3); null if it is neither. Dates are relative
 * to the server's own clock, given in `Date`: the local clock can be years off.
 */
export function readRetryAfter({ header }: Pick<HttpResponse, 'header'>, now: number): RetryAfter | null {
  const { retryAfterMaxMs, retryAfterSpreadMs, retryAtSpreadMs } = policy.delivery;
  const text = header('retry-after')?.trim() ?? '';
  const bounded = (ms: number) => Math.min(Math.max(0, ms), retryAfterMaxMs);
  if (/^\d+$/.test(text)) return { afterMs: bounded(Number(text) * 1000), spreadMs: retryAfterSpreadMs };
  // Date.parse alone would accept a number as a year.
  const instant = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) return null;
  const serverNow = Date.parse(header('date') ?? '');
  return {
    afterMs: bounded(instant - (Number.isNaN(serverNow) ? now : serverNow)),
    spreadMs: retryAtSpreadMs,
  };
}

/** Reads the body of a success; null if it is not the receiver's. */
export type ParseAnswer = (body: Uint8Array) => object | null;

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

export function parseJson(body: Uint8Array): object | null {
  try {
    const value: unknown = JSON.parse(textOf(body).replace(/^\uFEFF/, ''));
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** `partialSuccess.rejectedLogRecords` of an ExportLogsServiceResponse; 0 if missing or invalid. */
function readRejected(answer: object | null): number {
  const rejected = Number(member(member(answer, 'partialSuccess'), 'rejectedLogRecords'));
  return Number.isSafeInteger(rejected) && rejected > 0 ? rejected : 0;
}

/** `partialSuccess.errorMessage`, for people; empty if missing or invalid. */
function readMessage(answer: object | null): string {
  const message = member(member(answer, 'partialSuccess'), 'errorMessage');
  return typeof message === 'string' ? toOneLine(message) : '';
}

/** Text from a server, without what a terminal or a page would obey, and shortened. */
export function toOneLine(text: string): string {
  const { messageLength } = policy.delivery;
  const line = text
    .slice(0, 2 * messageLength)
    .replaceAll(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return line.length > messageLength ? `${line.slice(0, messageLength - 1)}…` : line;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
