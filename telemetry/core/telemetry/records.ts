/** Lists records one by one, for a program to print or save. */
import { RECORDS_END } from '../../catalogue/wire.ts';
import type { ActivityFile, ActivityRecords } from '../../contract/bridge.ts';
import { parseError } from '../../contract/readable/parse.ts';
import { type JsonObject, parseObject, timeOf } from '../../contract/readable/untrusted.ts';
import { reportedInEnvelope } from '../errors/envelope.ts';
import { occurredAtOf } from '../record/encode.ts';
import type { Telemetry } from './telemetry.ts';

export interface StoredRecord {
  readonly kind: ActivityFile['kind'];
  readonly state: 'waiting' | 'sent';
  /** ISO 8601 times in UTC; null if unknown, or if not sent. */
  readonly occurredAt: string | null;
  readonly sentAt: string | null;
  /**
   * How the receiver gets an event, as far as is known while it waits: a receiver that does not accept JSON gets the
   * same content as protobuf. Null for an error.
   */
  readonly encoding: 'json' | 'protobuf' | null;
  /** What precedes it on the wire: for events, the resource, which names the installation. */
  readonly origin: string;
  /** As sent; of what is sent as protobuf, the same as JSON. */
  readonly record: string;
}

/** What a record is for a program that reads JSON. */
export interface RecordJson {
  /** For an event, the `ResourceLogs` of OTLP that it is in, without records; null for an error. */
  readonly origin: JsonObject | null;
  /** An OTLP `LogRecord` for an event, a Sentry event for an error; null for what can't be read. */
  readonly record: JsonObject | null;
}

/** The same content as objects. Never throws. */
export function recordToJson({
  kind,
  origin,
  record,
}: Pick<StoredRecord, 'kind' | 'origin' | 'record'>): RecordJson {
  if (kind === 'error') return { origin: null, record: parseError(record)?.event ?? null };
  return { origin: parseObject(`${origin}${RECORDS_END}`), record: parseObject(record) };
}

/** Everything in telemetry's folder, newest last. Leaves out what can't be read. */
export function readRecords(activity: Telemetry['activity']): readonly StoredRecord[] {
  // In order: events of the same millisecond keep theirs.
  const found = [...activity.list().files].reverse().flatMap((file) => {
    const [content] = activity.read([file.id]);
    return content === undefined ? [] : recordsOf(file, content);
  });
  return found.sort((a, b) => Number(timeIn(a) > timeIn(b)) - Number(timeIn(a) < timeIn(b)));
}

/** The records of one file. */
export function recordsOf(file: ActivityFile, { before, records }: ActivityRecords): StoredRecord[] {
  const { kind, sentAt } = file;
  const encoding = kind === 'event' ? (file.encoding ?? 'json') : null;
  const state = sentAt === null ? 'waiting' : 'sent';
  return records.map((record) => {
    const occurredAt = kind === 'event' ? occurredAtOf(Buffer.from(record)) : reportedInEnvelope(record);
    return { kind, state, occurredAt: isoOf(occurredAt), sentAt, encoding, origin: before, record };
  });
}

const timeIn = ({ occurredAt }: StoredRecord) => occurredAt ?? '';

/** A record of another version may have no time that this one understands. */
function isoOf(ms: number): string | null {
  const time = timeOf(ms);
  return time === null ? null : new Date(time).toISOString();
}
