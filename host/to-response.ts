/** Statuses with which a `Response` can't have a body. */
const WITHOUT_BODY = [204, 205, 304];

/** An answer as Electron's network stack and Node's own hand it out. */
export interface IncomingAnswer extends NodeJS.EventEmitter {
  readonly statusCode?: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The answer as `fetch` has it. `cancel` ends the request whose answer it is. */
export function toResponse(answer: IncomingAnswer, cancel: () => void): Response {
  const status = answer.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers.set(name, [value].flat().join(', '));
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      answer.on('data', (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)));
      answer.on('end', () => controller.close());
      answer.on('error', () => controller.error(new Error('The answer broke off.')));
      answer.on('aborted', () => controller.error(new Error('The answer broke off.')));
    },
    cancel,
  });
  return new Response(WITHOUT_BODY.includes(status) ? null : body, { status, headers });
}
