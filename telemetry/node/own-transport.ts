/** Makes a transport of a `fetch` that the program provides. */
import type { Fetch, HttpResponse } from '../core/ports.ts';

/** A request, in the standard `fetch`'s terms. It forbids following redirects and sending cookies. */
export interface OwnFetchInit {
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ArrayBuffer;
  readonly signal: AbortSignal;
  readonly redirect: 'manual';
  readonly credentials: 'omit';
}

/** The parts of a standard `ReadableStream` that are used. */
export interface OwnFetchBody {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<unknown>;
  };
  cancel(): Promise<unknown>;
}

/** The parts of a standard `Response` that are used. */
export interface OwnFetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: OwnFetchBody | null;
}

/** The standard `fetch`, or a function like it. */
export type OwnFetch = (url: string, init: OwnFetchInit) => Promise<OwnFetchResponse>;

/** Whatever `fetch` does or answers, the only failure is a rejection because there is no response. */
export function createOwnTransport(fetch: OwnFetch): Fetch {
  return async (url, { method, headers, body, signal }) => {
    const response = await fetch(url, {
      method,
      // One connection per request, since a receiver could link two installation IDs that share one.
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
    bytes: (maxBytes) => readBytes(body, maxBytes),
    discard: () => void endQuietly(body),
  };
}

async function readBytes(body: OwnFetchBody | null, maxBytes: number): Promise<Uint8Array> {
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
    // Whatever arrived before that counts.
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

async function endQuietly(what: { cancel(): Promise<unknown> } | null | undefined): Promise<void> {
  try {
    await what?.cancel();
  } catch {
    // It has already ended.
  }
}
