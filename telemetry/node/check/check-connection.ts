/** Finds out what stands between a program and its receiver. */
import { type ResponseOutcome, readRetryAfter } from '../../core/deliver/answer.ts';
import type { Fetch } from '../../core/ports.ts';
import { type ConnectionOptions, proxyFaultOf, type Route } from '../network/route.ts';
import { systemClock } from '../node-host.ts';
import type { NetworkObserver } from '../passing-fetch.ts';
import { type CheckedCertificate, certificateOf, showCertificate } from './certificate.ts';
import { type CheckOutcome, classifyCheck, networkCodeOf } from './outcome.ts';

export interface ConnectionCheck {
  readonly outcome: CheckOutcome;
  /** Where events are sent. */
  readonly url: string;
  /** The IP address that was connected to, of the server or the proxy; null if there was no connection. */
  readonly address: string | null;
  /** Host and port of the proxy that the environment names, without its password; null if it names none. */
  readonly proxy: string | null;
  /** Null without TLS, and if none was shown. */
  readonly certificate: CheckedCertificate | null;
  /** The status of the response; null if there was none. */
  readonly status: number | null;
  /** The network's code for why there was none, such as `ECONNREFUSED`; null if there was one. */
  readonly code: string | null;
  /** What the server says of a partial success, on one line; null if it says nothing. */
  readonly message: string | null;
  /** How long it asks to be left alone, in milliseconds; null if it does not. */
  readonly retryAfterMs: number | null;
  /** How long it all took, in milliseconds. */
  readonly durationMs: number;
}

export interface CheckOptions {
  readonly url: string;
  readonly timeoutMs: number;
  /** The transport to check. */
  readonly createFetch: (observer: NetworkObserver) => Fetch;
  /** Makes the request. */
  readonly ask: (fetch: Fetch, cancelled: AbortSignal) => Promise<ResponseOutcome>;
}

/** Makes one request, and describes what happened. Rejects only if `ask` does. */
export async function checkConnection(options: CheckOptions): Promise<ConnectionCheck> {
  const startedAt = systemClock.monotonic();
  const cancelled = AbortSignal.timeout(options.timeoutMs);
  const seen: Mutable = {
    route: null,
    connection: null,
    error: null,
    status: null,
    address: null,
    certificate: null,
    retryAfterMs: null,
  };
  const send = options.createFetch(observe(seen));
  const answer = await options.ask(async (...request) => {
    const response = await send(...request);
    seen.status = response.status;
    seen.retryAfterMs = readRetryAfter(response, systemClock.now())?.afterMs ?? null;
    return response;
  }, cancelled);
  const { route, connection, error, status } = seen;
  const outcome = classifyCheck(answer, { route, error, status, isLate: cancelled.aborted });
  const isUntrusted = outcome.startsWith('certificate') && route !== null && connection !== null;
  const fault = proxyFaultOf(error);
  return {
    outcome,
    url: options.url,
    address: seen.address,
    proxy: route?.proxy ?? null,
    certificate: isUntrusted
      ? await showCertificate(new URL(options.url), route, connection, cancelled)
      : seen.certificate,
    status: fault?.kind === 'refused' ? fault.status : status,
    code: status === null ? networkCodeOf(error) : null,
    message: (answer.kind === 'delivered' ? answer.message : undefined) ?? null,
    retryAfterMs: outcome === 'unavailable' ? seen.retryAfterMs : null,
    durationMs: Math.round(systemClock.monotonic() - startedAt),
  };
}

interface Mutable {
  address: string | null;
  certificate: CheckedCertificate | null;
  retryAfterMs: number | null;
  status: number | null;
  route: Route | null;
  connection: ConnectionOptions | null;
  error: unknown;
}

/** Writes down what happens. */
function observe(seen: Mutable): NetworkObserver {
  const { TLSSocket } = process.getBuiltinModule('node:tls');
  return {
    onRoute(route, connection) {
      seen.route = route;
      seen.connection = connection;
    },
    onRequest(request) {
      const trustedBy = seen.connection?.ca === undefined ? 'node' : 'system';
      request.once('socket', (socket) => {
        const note = () => {
          seen.address = socket.remoteAddress ?? seen.address;
        };
        note();
        socket.once('connect', note);
        if (!(socket instanceof TLSSocket)) return;
        socket.once('secureConnect', () => {
          note();
          // Of the proxy itself, if requests are made to that.
          if (seen.route?.target.hostname === undefined) seen.certificate = certificateOf(socket, trustedBy);
        });
      });
    },
    onError(error) {
      seen.error = error;
    },
  };
}
