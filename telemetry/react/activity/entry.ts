/** One recorded event or error, with the bytes that go over the wire and what can be told of them. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { wireNameOfEvent } from '../../catalogue/wire.ts';
import type { ActivityFile, ActivityRecords } from '../../contract/bridge.ts';

export interface Entry {
  /** The same for as long as the record exists, whether it waits or was sent. */
  readonly key: string;
  readonly kind: ActivityFile['kind'];
  /** The event's name in the catalogue, on the wire if it is not there, or the type of the error; null if unknown. */
  readonly name: string | null;
  /** An error's reduced message; empty for an event. */
  readonly message: string;
  /** Milliseconds since 1970-01-01 UTC, as the other time; null if unknown. */
  readonly occurredAt: number | null;
  /** Null for what waits. */
  readonly sentAt: number | null;
  readonly raw: string;
  readonly before: string;
  readonly after: string;
}

type JsonObject = Readonly<Record<string, unknown>>;
type Told = Pick<Entry, 'name' | 'message' | 'occurredAt'> & { readonly id: string | null };

const UNTOLD: Told = { id: null, name: null, message: '', occurredAt: null };

/** For a name on the wire, that of the event in the catalogue; undefined if there is none. */
type NameOf = (wireName: string) => string | undefined;

export function namesOnTheWire({ namespace, events }: Catalogue): NameOf {
  const names = new Map(Object.keys(events).map((name) => [wireNameOfEvent(namespace, name), name]));
  return (wireName) => names.get(wireName);
}

/** The entries of a file, oldest first. What can't be understood is an entry all the same. */
export function entriesOf(file: ActivityFile, content: ActivityRecords, nameOf: NameOf): Entry[] {
  const sentAt = file.sentAt === null ? null : Date.parse(file.sentAt);
  const { before, after } = content;
  return content.records.map((raw, index) => {
    const { id, ...told } = file.kind === 'event' ? tellEvent(raw, nameOf) : tellError(raw);
    return { key: id ?? `${file.id}#${index}`, kind: file.kind, ...told, sentAt, raw, before, after };
  });
}

/** Of an OTLP LogRecord. */
function tellEvent(raw: string, nameOf: NameOf): Told {
  const record = parseObject(raw);
  if (record === null) return UNTOLD;
  const { timeUnixNano, eventName } = record;
  const wireName = typeof eventName === 'string' ? eventName : null;
  // Without the digits of the nanoseconds, for which a number has no room.
  const milliseconds = typeof timeUnixNano === 'string' && /^\d{7,20}$/.test(timeUnixNano);
  return {
    id: uidOf(record),
    name: wireName === null ? null : (nameOf(wireName) ?? wireName),
    message: '',
    occurredAt: milliseconds ? Number(timeUnixNano.slice(0, -6)) : null,
  };
}

function uidOf({ attributes }: JsonObject): string | null {
  if (!Array.isArray(attributes)) return null;
  for (const attribute of attributes) {
    if (!isObject(attribute) || attribute['key'] !== 'log.record.uid') continue;
    const { value } = attribute;
    if (isObject(value) && typeof value['stringValue'] === 'string') return value['stringValue'];
  }
  return null;
}

/** Of a Sentry envelope: a header, the header of its one item, and the item, each in a line. */
function tellError(raw: string): Told {
  const [, , item = ''] = raw.split('\n', 3);
  const event = parseObject(item);
  if (event === null) return UNTOLD;
  const { event_id: id, timestamp, exception } = event;
  const values = isObject(exception) && Array.isArray(exception['values']) ? exception['values'] : [];
  // The last one is the error itself; before it is what caused it.
  const error: unknown = values.at(-1);
  const { type, value } = isObject(error) ? error : {};
  return {
    id: typeof id === 'string' ? id : null,
    name: typeof type === 'string' ? type : null,
    message: typeof value === 'string' ? value : '',
    occurredAt: typeof timestamp === 'number' ? Math.round(timestamp * 1000) : null,
  };
}

function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
