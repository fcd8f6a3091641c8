import type { InvocationResult } from '../../shared/project.ts';

/** An HTTP request with all values filled in. */
export interface PreparedRequest {
  readonly method: string;
  readonly url: string;
  /** JSON, or null for none. */
  readonly body: string | null;
  /** The time limit for the whole response, in milliseconds. */
  readonly timeoutMs: number;
}

/** The rest of a longer response is cut off: nobody reads it, and it would have to be sent to a page. */
const LONGEST_SHOWN = 64 * 1024;

/** Makes a request and returns how it ended; `cancelled` ends it early. Never rejects. */
export async function invoke(request: PreparedRequest, cancelled: AbortSignal): Promise<InvocationResult> {
  const { method, url, body, timeoutMs } = request;
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      body,
      headers: body === null ? {} : { 'Content-Type': 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.any([cancelled, timeout]),
    });
    const text = await response.text();
    return {
      kind: 'answered',
      url,
      status: response.status,
      statusText: response.statusText,
      durationMs: durationMs(),
      body: text.slice(0, LONGEST_SHOWN),
    };
  } catch {
    if (cancelled.aborted) return { kind: 'cancelled', url, durationMs: durationMs() };
    if (timeout.aborted) return { kind: 'timedOut', url, limitMs: timeoutMs };
    return { kind: 'unreachable', url, durationMs: durationMs() };
  }
}
