/** Lists records one by one, for a program to print or save. */
import type { ActivityFile, ActivityRecords } from '../../contract/bridge.ts';
import { reportedInEnvelope } from '../errors/envelope.ts';
import { occurredAtOf } from '../record/encode.ts';
import type { Telemetry } from './telemetry.ts';

export interface StoredRecord {
  readonly kind: ActivityFile['kind'];
  readonly state: 'waiting' | 'sent';
  /** ISO 8601 times in UTC; null if unknown, or if not sent. */
  readonly occurredAt: string | null;
  readonly sentAt: string | null;
  /** What precedes it on the wire: for events, the resource, which names the installation. */
  readonly origin: string;
  /** As sent. */
  readonly record: string;
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
  const state = sentAt === null ? 'waiting' : 'sent';
  return records.map((record) => {
    const occurredAt = kind === 'event' ? occurredAtOf(Buffer.from(record)) : reportedInEnvelope(record);
    return { kind, state, occurredAt: timeOf(occurredAt), sentAt, origin: before, record };
  });
}

const timeIn = ({ occurredAt }: StoredRecord) => occurredAt ?? '';

/** A record of another version may have no time that this one understands. */
function timeOf(ms: number): string | null {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : null;
}
