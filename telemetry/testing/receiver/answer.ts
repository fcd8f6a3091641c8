import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** What is known of a request once its headers have arrived. */
export interface RequestHead {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * An answer in place of the ordinary one:
 * - a status, with headers and a body, once the request has been read;
 * - `drop…`: the connection is closed, before or after the body has been read;
 * - `hang…`: there is never an answer, and the body is discarded unread or has been read.
 */
export type Answer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'dropBeforeReading'
  | 'dropAfterReading'
  | 'hangBeforeReading'
  | 'hangAfterReading';

/** Chooses an answer; undefined means the ordinary one. `index` counts the requests from 0. */
export type ChooseAnswer = (
  head: RequestHead,
  index: number,
) => Answer | undefined | Promise<Answer | undefined>;

/** Gives an answer. */
export function give(response: ServerResponse, answer: Answer): void {
  if (typeof answer === 'object') {
    response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
    response.end(answer.body ?? '');
  } else if (answer.startsWith('drop')) {
    response.destroy();
  }
}

/** Whether a request with this answer counts as received: a lost answer does, since the request arrived. */
export function takesIn(answer: Answer): boolean {
  return typeof answer === 'object'
    ? answer.status >= 200 && answer.status < 300
    : answer.endsWith('AfterReading');
}

/** An answer whose body is this value as JSON. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: JSON.stringify(value) };
}
