/** What stands between clients and a receiver: it fails at random, and can refuse JSON. */
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { requestFromProtobuf } from '../../telemetry/testing/protocol.ts';
import { serve } from '../../telemetry/testing/serve.ts';
import type { Random } from './random.ts';
import { rowsOf } from './store.ts';

export interface Front {
  /** The address for clients. */
  readonly url: string;
  /** How many requests the receiver answered, by their content type and the status. */
  readonly answers: ReadonlyMap<string, number>;
  /** How many requests were refused for being JSON. */
  readonly refusals: number;
  /** How many requests were answered with 503 without the receiver, or had no answer or lost it. */
  readonly troubles: number;
  /** The IDs of the records for which a client got a success, each as often as it did. */
  readonly acknowledged: readonly string[];
  /** From now on, all goes well. */
  calm(): void;
  stop(): void;
}

interface FrontOptions {
  /** Where the receiver takes events, up to `/v1/logs`. */
  readonly receiver: string;
  readonly refusesJson: boolean;
  /** Headers that it adds. */
  readonly headers: Readonly<Record<string, string>>;
  readonly random: Random;
}

const BUSY = 0.15;
const LOST = 0.15;

export async function startFront({ receiver, refusesJson, headers, random }: FrontOptions): Promise<Front> {
  const answers = new Map<string, number>();
  const acknowledged: string[] = [];
  let troubles = 0;
  let refusals = 0;
  let isCalm = false;

  const { url, close } = await serve(async (incoming, response) => {
    const body = await buffer(incoming);
    const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = incoming.headers;
    if (refusesJson && type === 'application/json') {
      refusals += 1;
      response.writeHead(415).end();
      return;
    }
    if (!isCalm && random.chance(BUSY)) {
      troubles += 1;
      response.writeHead(503).end();
      return;
    }
    try {
      const answer = await fetch(`${receiver}${incoming.url}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': type, 'content-encoding': encoding },
        body: new Uint8Array(body),
      });
      const key = `${type} ${answer.status}`;
      answers.set(key, (answers.get(key) ?? 0) + 1);
      if (answer.status === 400) refusals += 1;
      const content = Buffer.from(await answer.arrayBuffer());
      if (!isCalm && answer.ok && random.chance(LOST)) {
        troubles += 1;
        response.destroy();
        return;
      }
      if (answer.ok) acknowledged.push(...uidsIn(type, gunzipSync(body)));
      response
        .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
        .end(content);
    } catch {
      // The receiver is being restarted.
      troubles += 1;
      response.destroy();
    }
  });
  return {
    url,
    answers,
    get refusals() {
      return refusals;
    },
    get troubles() {
      return troubles;
    },
    acknowledged,
    calm() {
      isCalm = true;
    },
    stop: close,
  };
}

function uidsIn(type: string, body: Buffer): string[] {
  const request: unknown = type === 'application/json' ? JSON.parse(String(body)) : requestFromProtobuf(body);
  return rowsOf(request).map(({ LogAttributes }) => LogAttributes['log.record.uid'] ?? '');
}
