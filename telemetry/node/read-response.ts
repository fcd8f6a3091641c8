import type { HttpResponse } from '../core/ports.ts';

/** A response as Electron's network stack and Node's own provide it. */
export interface IncomingResponse extends NodeJS.EventEmitter {
  readonly statusCode?: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * The response as telemetry reads it, without validation: a server can send any status and any header bytes,
 * and building `Headers` or `Response` from some of them throws. `endRequest` ends the request.
 */
export function readResponse(incoming: IncomingResponse, endRequest: () => void): HttpResponse {
  let isOver = false;
  let onOver = () => {};
  // From the start: an `error` without a listener would end the program.
  for (const event of ['end', 'error', 'aborted', 'close']) {
    incoming.on(event, () => {
      isOver = true;
      onOver();
    });
  }
  return {
    status: incoming.statusCode ?? 0,
    header(name) {
      const value = incoming.headers[name];
      return value === undefined ? null : [value].flat().join(', ');
    },
    bytes: (maxBytes) =>
      new Promise((resolve) => {
        const chunks: Buffer[] = [];
        let length = 0;
        onOver = () => resolve(Buffer.concat(chunks, Math.min(length, maxBytes)));
        if (isOver) return onOver();
        incoming.on('data', (chunk: Buffer) => {
          // Data in transit still arrives after the request was ended.
          if (length > maxBytes) return;
          chunks.push(chunk);
          length += chunk.length;
          if (length <= maxBytes) return;
          onOver();
          endRequest();
        });
      }),
    discard: endRequest,
  };
}

/** A response of which only the status is known. */
export function bareResponse(status: number): HttpResponse {
  return { status, header: () => null, bytes: async () => new Uint8Array(), discard() {} };
}

/** A listener that can't end the program: what it throws goes to `failed`. */
export function guarded<A extends unknown[]>(
  failed: (error: unknown) => void,
  listener: (...args: A) => void,
): (...args: A) => void {
  return (...args) => {
    try {
      listener(...args);
    } catch (error) {
      failed(error);
    }
  };
}
