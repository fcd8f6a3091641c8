/** What has been recorded or sent since the last look. */
import { readRecords, type StoredRecord } from 'kreya-telemetry/node';

type Activity = Parameters<typeof readRecords>[0];

export interface NewRecordsOptions {
  readonly activity: Activity;
  /** The ID that a record keeps wherever it is; null for one that can't be read. */
  readonly idOf: (record: StoredRecord) => string | null;
  /** The only state of interest, or null: then a record counts once, in the state in which it is found first. */
  readonly state: StoredRecord['state'] | null;
}

/** More than can be on disk at once; a record that has gone does not come back much later. */
const MOST_KNOWN = 500_000;

/**
 * Gives a function that returns the records that it has not returned before, newest last. It reads only files that are new
 * or have grown.
 */
export function createNewRecords({
  activity,
  idOf,
  state,
}: NewRecordsOptions): () => readonly StoredRecord[] {
  const told = new Set<string>();
  let known: ReadonlySet<string> = new Set();

  function list(): ReturnType<Activity['list']> {
    const { files, unreadable } = activity.list();
    const now = files.map((file) => ({ file, mark: `${file.id} ${file.bytes}` }));
    const before = known;
    known = new Set(now.map(({ mark }) => mark));
    return { files: now.filter(({ mark }) => !before.has(mark)).map(({ file }) => file), unreadable };
  }

  return () => {
    const fresh = readRecords({ list, read: activity.read }).filter((record) => {
      if (state !== null && record.state !== state) return false;
      const id = idOf(record) ?? record.record;
      if (told.has(id)) return false;
      told.add(id);
      return true;
    });
    for (const id of told) {
      if (told.size <= MOST_KNOWN) break;
      told.delete(id);
    }
    return fresh;
  };
}
