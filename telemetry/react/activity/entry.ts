/** One recorded event or error, with the bytes that go over the wire and what can be told of them. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { wireNameOfEvent } from '../../catalogue/wire.ts';
import type { ActivityFile, ActivityRecords } from '../../contract/bridge.ts';
import { parseError, parseEvent } from '../../contract/readable/parse.ts';

export interface Entry {
  /** The same for as long as the record exists, whether it waits or was sent. */
  readonly key: string;
  /** By which the receiver drops repeats; null if the record has none. */
  readonly id: string | null;
  readonly kind: ActivityFile['kind'];
  /** The event's name in the catalogue, on the wire if it is not there, or the type of the error; null if unknown. */
  readonly name: string | null;
  /** An error's reduced message; empty for an event. */
  readonly message: string;
  /** Milliseconds since 1970-01-01 UTC, as the other time; null if unknown. */
  readonly occurredAt: number | null;
  /** Null for what waits. */
  readonly sentAt: number | null;
  /** Set if the receiver gets the same content as protobuf. */
  readonly encoding?: 'protobuf';
  readonly raw: string;
  readonly before: string;
  readonly after: string;
}

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
  const encoding = file.encoding === undefined ? {} : { encoding: file.encoding };
  return content.records.map((raw, index) => {
    const told = file.kind === 'event' ? tellEvent(raw, nameOf) : tellError(raw);
    return {
      key: told.id ?? `${file.id}#${index}`,
      kind: file.kind,
      ...told,
      sentAt,
      ...encoding,
      raw,
      before,
      after,
    };
  });
}

type Told = Pick<Entry, 'id' | 'name' | 'message' | 'occurredAt'>;

const UNTOLD: Told = { id: null, name: null, message: '', occurredAt: null };

function tellEvent(raw: string, nameOf: NameOf): Told {
  const event = parseEvent(raw);
  if (event === null) return UNTOLD;
  const { id, occurredAt, wireName } = event;
  return { id, name: wireName === null ? null : (nameOf(wireName) ?? wireName), message: '', occurredAt };
}

function tellError(raw: string): Told {
  const error = parseError(raw);
  if (error === null) return UNTOLD;
  const { id, occurredAt, type, message } = error;
  return { id, name: type, message, occurredAt };
}
