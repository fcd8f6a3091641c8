/** What was fired in this window, and what became of it. Pure, so that it can be tested. */
import type { ActivitySnapshot, Entry } from 'kreya-telemetry/renderer';

export interface LogEntry {
  readonly number: number;
  readonly kind: Entry['kind'];
  /** The event's name in the catalogue, or what is thrown. */
  readonly title: string;
  /** When it was fired and when that was answered, in milliseconds since 1970-01-01 UTC; the latter null before. */
  readonly from: number;
  readonly until: number | null;
  readonly outcome: EntryOutcome;
}

export type EntryOutcome =
  | { readonly state: 'asking' }
  /** Taken, but not yet seen among what was recorded. */
  | { readonly state: 'accepted' }
  | { readonly state: 'refused' | 'notRecorded'; readonly words: string }
  /** Also if it is no longer there, for who looks at the record. */
  | { readonly state: 'recorded'; readonly record: Entry; readonly isThere: boolean };

/** A page's clock is the main process's, but can be read a little late. */
const TOLERANCE_MS = 20;
/** An error is told to the main process by itself, after it was thrown. */
const ERROR_DELAY_MS = 60_000;

type Snapshot = Pick<ActivitySnapshot, 'entries' | 'isComplete'>;

/**
 * The log with what is now known of the records, each of which belongs to one entry only. The very same list if
 * nothing of it changed.
 */
export function follow(log: readonly LogEntry[], activity: Snapshot): readonly LogEntry[] {
  const taken = new Set(
    log.flatMap(({ outcome }) => (outcome.state === 'recorded' ? [outcome.record.key] : [])),
  );
  // The oldest first, since events of one name are told apart by their order only.
  const next = log.toReversed().map((entry) => followOne(entry, activity, taken));
  next.reverse();
  return next.every((entry, index) => entry === log[index]) ? log : next;
}

function followOne(entry: LogEntry, activity: Snapshot, taken: Set<string>): LogEntry {
  const { outcome } = entry;
  if (outcome.state === 'recorded') {
    const { record, isThere } = outcome;
    if (record.sentAt !== null) return entry;
    const found = activity.entries.find(({ key }) => key === record.key);
    if (found === undefined && !activity.isComplete) return entry;
    if (found?.sentAt === record.sentAt && isThere) return entry;
    if (found === undefined && !isThere) return entry;
    const now = { record: found ?? record, isThere: found !== undefined };
    return { ...entry, outcome: { state: 'recorded', ...now } };
  }
  if (outcome.state !== 'accepted') return entry;
  const record = activity.entries.findLast((one) => !taken.has(one.key) && fits(entry, one));
  if (record === undefined) return entry;
  taken.add(record.key);
  return { ...entry, outcome: { state: 'recorded', record, isThere: true } };
}

function fits({ kind, title, from, until }: LogEntry, record: Entry): boolean {
  if (record.kind !== kind || record.occurredAt === null) return false;
  if (kind === 'event' && record.name !== title) return false;
  const end = (until ?? from) + (kind === 'error' ? ERROR_DELAY_MS : TOLERANCE_MS);
  return record.occurredAt >= from - TOLERANCE_MS && record.occurredAt <= end;
}
