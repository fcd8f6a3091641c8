/** Adds up everything that was tracked, for tests that nothing is lost or counted twice. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSegmentName } from '../spool/segment-name.ts';
import { unframe } from '../spool/unframe.ts';

/** One event or error report. */
interface Entry {
  /** The ID by which a receiver drops duplicates. */
  readonly uid: string;
  /** How many drops it reports; null if it is not a drop report. */
  readonly reports: number | null;
}

const UID = /"log\.record\.uid","value":\{"stringValue":"([^"]+)"|"event_id":"([0-9a-f]{32})"/;
const DROPPED = /events_dropped".*"intValue":"(\d+)"/;

/** An encoded event or error report. */
export function entryOf(record: string): Entry {
  const [, eventUid, errorUid] = UID.exec(record) ?? [];
  const uid = eventUid ?? errorUid;
  if (uid === undefined) throw new Error(`This is no record: ${record}`);
  const count = DROPPED.exec(record)?.[1];
  return { uid, reports: count === undefined ? null : Number(count) };
}

/** The records in the body of a request, of events or of an error. */
export function recordsIn(body: string): string[] {
  if (!body.startsWith('{"resourceLogs"')) return [body.split('\n')[2] ?? ''];
  return body.split(/(?=\{"timeUnixNano")/).slice(1);
}

/** What is waiting in telemetry's folder. */
export function waitingIn(folder: string): Entry[] {
  return ['spool', 'errors/spool'].flatMap((part) => {
    const path = join(folder, 'telemetry', part);
    return list(path).flatMap((file) => {
      const segment = parseSegmentName(file);
      if (segment === null) return [];
      const { records } = unframe(readFileSync(join(path, file)));
      const done = segment.state === 'sealed' ? segment.done : 0;
      const end = segment.state === 'sealed' ? done + segment.count : records.length;
      return records.slice(done, end).map((record) => entryOf(String(record)));
    });
  });
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/**
 * How many these account for: one per event and error, plus the drops that reports among them count.
 * Duplicates count once.
 */
export function total(entries: readonly Entry[]): number {
  const each = new Map(entries.map((entry) => [entry.uid, entry]));
  return [...each.values()].reduce((sum, { reports }) => sum + (reports ?? 1), 0);
}

export type { Entry };
