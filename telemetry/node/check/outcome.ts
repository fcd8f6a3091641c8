/** What stands between a program and its receiver. */
import { PROXY_AUTHENTICATION_REQUIRED, type ResponseOutcome } from '../../core/deliver/answer.ts';
import { isUntrusted } from '../../core/deliver/untrusted.ts';
import { codeOf } from '../../core/disk-errors.ts';
import { proxyFaultOf, type Route } from '../network/route.ts';

export type CheckOutcome =
  | 'accepted'
  // It answers.
  | 'partialSuccess'
  | 'unauthorized'
  | 'notFound'
  | 'unsupported'
  | 'rejected'
  | 'unavailable'
  // Something else does.
  | 'intercepted'
  | 'proxyAuthentication'
  | 'proxyRefused'
  | 'proxyUnreachable'
  | 'proxyInvalid'
  // Nobody does, or nobody who is trusted.
  | 'certificateUntrusted'
  | 'certificateExpired'
  | 'certificateOfOtherHost'
  | 'unknownName'
  | 'connectionRefused'
  | 'timedOut'
  | 'disconnected';

/** What was seen of a request. */
export interface Seen {
  readonly route: Route | null;
  /** Why there was no response; null if there was one. */
  readonly error: unknown;
  /** Of the response. */
  readonly status: number | null;
  readonly isLate: boolean;
}

const NOT_VALID_NOW = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
const OTHER_HOST = ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'];
const UNKNOWN_NAME = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'ENODATA'];

export function classifyCheck(answer: ResponseOutcome, seen: Seen): CheckOutcome {
  const { error, status } = seen;
  if (status === null) return seen.isLate ? 'timedOut' : failureOf(error, seen.route);
  if (error !== null) return failureOf(error, seen.route);
  if (status === PROXY_AUTHENTICATION_REQUIRED) return 'proxyAuthentication';
  switch (answer.kind) {
    case 'delivered':
      return answer.rejected > 0 ? 'partialSuccess' : 'accepted';
    case 'unsupported':
      return 'unsupported';
    case 'retry':
      if (seen.isLate) return 'timedOut';
      return answer.problem === 'unavailable' ? 'unavailable' : 'intercepted';
    case 'refused':
      if (status === 401 || status === 403) return 'unauthorized';
      return status === 404 ? 'notFound' : 'rejected';
    case 'again':
    case 'tooLarge':
    case 'malformed':
      return 'rejected';
  }
}

function failureOf(error: unknown, route: Route | null): CheckOutcome {
  const fault = proxyFaultOf(error);
  switch (fault?.kind) {
    case 'invalid':
      return 'proxyInvalid';
    case 'unreachable':
      return 'proxyUnreachable';
    case 'refused':
      return fault.status === PROXY_AUTHENTICATION_REQUIRED ? 'proxyAuthentication' : 'proxyRefused';
  }
  const code = networkCodeOf(error) ?? '';
  if (route !== null && route.proxy !== null && route.open === null) return 'proxyUnreachable';
  if (NOT_VALID_NOW.includes(code)) return 'certificateExpired';
  if (OTHER_HOST.includes(code)) return 'certificateOfOtherHost';
  if (isUntrusted(error)) return 'certificateUntrusted';
  if (UNKNOWN_NAME.includes(code)) return 'unknownName';
  return code === 'ECONNREFUSED' ? 'connectionRefused' : 'disconnected';
}

/** The code of the network's own error, such as `ECONNREFUSED`; null if it has none. */
export function networkCodeOf(error: unknown): string | null {
  const errors = error instanceof Error ? [error.cause, error] : [];
  // Of several addresses, each has an error.
  const all = errors.flatMap((one) => (one instanceof AggregateError ? [one, ...one.errors] : [one]));
  const codes = all.map((one) => (one instanceof Error && 'code' in one ? codeOf(one) : ''));
  return codes.find((code) => /^[A-Z][A-Z0-9_]+$/.test(code)) ?? null;
}
