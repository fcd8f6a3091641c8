import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parseJson } from '../json.ts';
import { type Answer, type ChooseAnswer, give, json, type RequestHead, takesIn } from './answer.ts';
import { ClientGone, decode, Refused, readBody } from './body.ts';
import { parseLogs, type ReceivedEvent } from './otlp.ts';
import { parseEnvelope, type ReceivedError } from './sentry.ts';

/** A request as received, whatever the answer was. */
export interface ReceivedRequest extends RequestHead {
  /** As received; empty if it was not read. */
  readonly rawBody: Buffer;
  /** After gunzip; empty if it could not be decoded. */
  readonly body: Buffer;
  readonly receivedAt: Date;
}

export interface ReceiverOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** Called when the head of a request has arrived. */
  readonly onBegin?: (head: RequestHead) => void;
  /** Called once its answer is sent or its connection is closed, whichever comes first. */
  readonly onEnd?: (head: RequestHead) => void;
  readonly onRequest?: (request: ReceivedRequest) => void;
  readonly onEvent?: (event: ReceivedEvent, request: ReceivedRequest) => void;
  /** Called for every item of a Sentry envelope. */
  readonly onError?: (error: ReceivedError, request: ReceivedRequest) => void;
  /** Scripts the answers. */
  readonly answer?: ChooseAnswer;
}

export interface Receiver {
  /** The base URL, for example `http://127.0.0.1:4318`. */
  readonly url: string;
  /** A Sentry DSN that points here. */
  readonly dsn: string;
  /** How many connections were opened, with or without a request. */
  connections(): number;
  /** Every request, in the order in which they were read. */
  readonly requests: readonly ReceivedRequest[];
  /**
   * Every event received, including duplicates: of requests answered 2xx or whose answer was dropped or
   * hangs.
   */
  readonly events: readonly ReceivedEvent[];
  /** Every item of the Sentry envelopes received. */
  readonly errors: readonly ReceivedError[];
  /** Stops listening and closes every connection at once. */
  close(): Promise<void>;
}

type Content = {
  readonly events: ReceivedEvent[];
  readonly errors: ReceivedError[];
  readonly answer: Answer;
};

const HOST = '127.0.0.1';
const ENVELOPE = /^\/api\/[^/]+\/envelope\/?$/;

/**
 * Starts a receiver of OTLP/HTTP logs (JSON, `POST /v1/logs`) and Sentry envelopes (`POST /api/<project>/envelope/`)
 * on the loopback interface. Rejects if the port is taken.
 */
export async function startReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const requests: ReceivedRequest[] = [];
  const events: ReceivedEvent[] = [];
  const errors: ReceivedError[] = [];
  let count = 0;
  let connections = 0;

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = message;
    const head = { method, url, headers };
    options.onBegin?.(head);
    response.once('close', () => options.onEnd?.(head));
    const scripted = await options.answer?.(head, count++);
    if (scripted === 'dropBeforeReading' || scripted === 'hangBeforeReading') {
      keep({ ...head, rawBody: Buffer.alloc(0), body: Buffer.alloc(0), receivedAt: new Date() });
      // Otherwise a client's disconnection would not be noticed behind what it has sent.
      message.resume();
      give(response, scripted);
      return;
    }
    const { request, content } = await read(message, head);
    keep(request);
    const answer = scripted ?? content.answer;
    if (takesIn(answer)) {
      for (const event of content.events) {
        events.push(event);
        options.onEvent?.(event, request);
      }
      for (const error of content.errors) {
        errors.push(error);
        options.onError?.(error, request);
      }
    }
    give(response, answer);
  }

  function keep(request: ReceivedRequest): void {
    requests.push(request);
    options.onRequest?.(request);
  }

  const server = createServer((message, response) => {
    handle(message, response).catch((error: unknown) => {
      response.destroy();
      // A killed client is not worth a message; a callback that throws is.
      if (!(error instanceof ClientGone)) console.error('The receiver failed:', error);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, HOST, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    url: `http://${HOST}:${port}`,
    dsn: `http://local@${HOST}:${port}/1`,
    connections: () => connections,
    requests,
    events,
    errors,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(
  message: IncomingMessage,
  head: RequestHead,
): Promise<{ request: ReceivedRequest; content: Content }> {
  let rawBody: Buffer = Buffer.alloc(0);
  let body: Buffer = rawBody;
  let content: Content;
  try {
    rawBody = await readBody(message);
    body = await decode(rawBody, head.headers['content-encoding']);
    content = understand(head, body);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The rest of the body must be read, or the client sees a broken connection instead of the answer.
    message.resume();
    content = { events: [], errors: [], answer: refusal(error) };
  }
  return { request: { ...head, rawBody, body, receivedAt: new Date() }, content };
}

function understand({ method, url, headers }: RequestHead, body: Buffer): Content {
  const path = url.split('?', 1)[0] ?? '';
  const forLogs = path === '/v1/logs';
  if (!forLogs && !ENVELOPE.test(path))
    throw new Refused(404, `nothing is here but /v1/logs and Sentry's envelopes`);
  if (method !== 'POST') throw new Refused(405, 'only POST');
  if (!forLogs) {
    const errors = parseEnvelope(body);
    const id = errors[0]?.envelopeHeader['event_id'];
    return { events: [], errors, answer: json(200, typeof id === 'string' ? { id } : {}) };
  }
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Refused(415, 'the content type has to be application/json');
  return { events: parseLogs(asJson(body)), errors: [], answer: json(200, {}) };
}

function asJson(body: Buffer): unknown {
  try {
    return parseJson(body.toString());
  } catch {
    throw new Refused(400, 'the body is not valid JSON');
  }
}

function refusal({ status, message }: Refused): Answer {
  // OTLP answers with a google.rpc.Status, whose code 3 is INVALID_ARGUMENT.
  return json(status, { code: 3, message }, status === 405 ? { Allow: 'POST' } : {});
}
