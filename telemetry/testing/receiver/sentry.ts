import { isObject, type JsonObject, parseJson } from '../json.ts';
import { Refused } from './body.ts';

/** One item of a Sentry envelope. */
export interface ReceivedError {
  /** The item's type: `event`, `session`, `attachment` and so on. */
  readonly type: string;
  /**
   * The error in a few words, such as `TypeError: x is not a function`; empty if the item is not an error.
   */
  readonly title: string;
  readonly envelopeHeader: JsonObject;
  readonly itemHeader: JsonObject;
  /** Parsed if it is JSON, else null. */
  readonly payload: unknown;
  readonly rawPayload: Buffer;
}

const NEWLINE = 0x0a;

/** The items of a Sentry envelope. Throws a {@link Refused} if it is invalid. */
export function parseEnvelope(body: Buffer): ReceivedError[] {
  let position = 0;
  const line = (): Buffer => {
    const newline = body.indexOf(NEWLINE, position);
    const end = newline === -1 ? body.length : newline;
    const found = body.subarray(position, end);
    position = end + 1;
    return found;
  };
  const header = (what: string): JsonObject => {
    const parsed = tryJson(line());
    if (!isObject(parsed)) throw new Refused(400, `${what} is not a JSON object`);
    return parsed;
  };
  const bytes = (length: number): Buffer => {
    const found = body.subarray(position, position + length);
    position += length;
    const closed = position === body.length || body[position] === NEWLINE;
    if (found.length < length || !closed) throw new Refused(400, 'an item is not as long as its header says');
    position += 1;
    return found;
  };

  const envelopeHeader = header('the header of the envelope');
  const items: ReceivedError[] = [];
  while (position < body.length) {
    if (body[position] === NEWLINE) {
      position += 1;
      continue;
    }
    const itemHeader = header('the header of an item');
    const { type, length } = itemHeader;
    if (typeof type !== 'string') throw new Refused(400, 'the header of an item has no type');
    const rawPayload = isLength(length) ? bytes(length) : line();
    const payload = tryJson(rawPayload);
    items.push({ type, title: titleOf(payload), envelopeHeader, itemHeader, payload, rawPayload });
  }
  return items;
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function tryJson(bytes: Buffer): unknown {
  try {
    return parseJson(bytes.toString());
  } catch {
    return null;
  }
}

function titleOf(payload: unknown): string {
  if (!isObject(payload)) return '';
  const { exception, message } = payload;
  const values: unknown = isObject(exception) ? exception['values'] : undefined;
  // The last one is the error that was caught; those before are its causes.
  const last: unknown = Array.isArray(values) ? values.at(-1) : undefined;
  if (!isObject(last)) return typeof message === 'string' ? message : '';
  return [last['type'], last['value']].filter((part) => typeof part === 'string' && part !== '').join(': ');
}
