/** A transport made of a `fetch` that the program brings. */
import type { Fetch, HttpResponse } from '../core/ports.ts';

/** A request, by names of the standard `fetch`. It says that redirects are not to be followed, and no cookies to be sent. */
export interface OwnFetchInit {
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ArrayBuffer;
  readonly signal: AbortSignal;
  readonly redirect: 'manual';
  readonly credentials: 'omit';
}

/** Of a body what is needed of a standard `ReadableStream`. */
export interface OwnFetchBody {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<unknown>;
  };
  cancel(): Promise<unknown>;
}

/** Of a response what is needed of a standard `Response`. */
export interface OwnFetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: OwnFetchBody | null;
}

/** The standard `fetch`, or a function like it. */
export type OwnFetch = (url: string, init: OwnFetchInit) => Promise<OwnFetchResponse>;

/** Nothing that `fetch` does or answers gets out of this but as a rejection for there being no response. */
export function createOwnTransport(fetch: OwnFetch): Fetch {
  return async (url, { method, headers, body, signal }) => {
    const response = await fetch(url, {
      method,
      // A connection for each, since a receiver could tie two installation ids by one that they share.
      headers: { ...headers, Connection: 'close' },
      body: body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength),
      signal,
      redirect: 'manual',
      credentials: 'omit',
    });
    return readOwnResponse(response);
  };
}

function readOwnResponse({ status, headers, body }: OwnFetchResponse): HttpResponse {
  return {
    status,
    header(name) {
      try {
        return headers.get(name);
      } catch {
        return null;
      }
    },
    text: (maxBytes) => readText(body, maxBytes),
    discard: () => void endQuietly(body),
  };
}

async function readText(body: OwnFetchBody | null, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    const reader = body?.getReader();
    while (reader !== undefined && length <= maxBytes) {
      const { done, value } = await reader.read();
      if (done || value === undefined) break;
      chunks.push(Buffer.from(value));
      length += value.length;
    }
    if (length > maxBytes) void endQuietly(reader);
  } catch {
    // It counts as far as it came.
  }
  return Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8');
}

async function endQuietly(what: { cancel(): Promise<unknown> } | null | undefined): Promise<void> {
  try {
    await what?.cancel();
  } catch {
    // It has ended already.
  }
}
