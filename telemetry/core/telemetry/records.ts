/** Records one by one, for a program to print or save. */
import type { ActivityFile, ActivityRecords } from '../../contract/bridge.ts';
import { reportedInEnvelope } from '../errors/envelope.ts';
import { occurredAtOf } from '../record/encode.ts';
import type { Telemetry } from './telemetry.ts';

export interface StoredRecord {
  readonly kind: ActivityFile['kind'];
  readonly state: 'waiting' | 'sent';
  /** ISO 8601 times in UTC; null if it is not known, or was not sent. */
  readonly occurredAt: string | null;
  readonly sentAt: string | null;
  /** What stands before it on the wire: for events, the resource, which names the installation. */
  readonly origin: string;
  /** As it goes over the wire. */
  readonly record: string;
}

/** Everything that is in telemetry's folder, newest last. What can't be read is left out. */
export function readRecords(activity: Telemetry['activity']): readonly StoredRecord[] {
  // In their order, since events of one millisecond keep it.
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

/** A record of another version may have none that is understood. */
function timeOf(ms: number): string | null {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : null;
}
