/** Reads what was recorded, newest first and piece by piece, so that the first of it shows at once. */

import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { ActivityFile, TelemetryBridge } from '../../contract/bridge.ts';
import { messageOf } from '../wording.ts';
import { type Entry, entriesOf, namesOnTheWire } from './entry.ts';

export interface ActivitySnapshot {
  /** Newest first; what has no time comes last. */
  readonly entries: readonly Entry[];
  /** Files and pieces of files that could not be read. */
  readonly unreadable: number;
  /** Whether there is nothing more to read at the moment. */
  readonly isComplete: boolean;
  /** Why the last look at it failed, in words for people. */
  readonly failure: string | null;
}

export const NOTHING_READ: ActivitySnapshot = {
  entries: [],
  unreadable: 0,
  isComplete: false,
  failure: null,
};

export interface ActivityReader {
  /** Looks for what is new. If it is looking already, it looks once more after that. Never rejects. */
  refresh(): Promise<void>;
}

type Source = Pick<TelemetryBridge['activity'], 'list' | 'read'>;

interface ReadFile {
  readonly bytes: number;
  readonly entries: readonly Entry[];
  readonly unreadable: number;
}

/** So many files are asked for in one request at most; the main process refuses one of many more parts than that. */
const MOST_FILES = 200;

/** Putting everything in order for each answer would take longer than reading it. */
const PUBLISH_EVERY_MS = 200;

export function createActivityReader(
  source: Source,
  catalogue: Catalogue,
  onChanged: (snapshot: ActivitySnapshot) => void,
): ActivityReader {
  const nameOf = namesOnTheWire(catalogue);
  const read = new Map<string, ReadFile>();
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  let shown = '';
  let latest = NOTHING_READ;

  function tell(snapshot: ActivitySnapshot): void {
    latest = snapshot;
    onChanged(snapshot);
  }

  async function look(): Promise<void> {
    const { files, unreadable } = await source.list();
    const isThere = new Set(files.map(({ id }) => id));
    for (const id of read.keys()) if (!isThere.has(id)) read.delete(id);

    // What is under one id only ever grows.
    let missing = files.filter(({ id, bytes }) => read.get(id)?.bytes !== bytes);
    const state = files.map(({ id, bytes }) => `${id} ${bytes}`).join('\n') + unreadable;
    if (missing.length === 0 && state === shown) return;

    let publishedAt = Number.NEGATIVE_INFINITY;
    while (missing.length > 0) {
      const found = await readSome(missing);
      if (found.size === 0) break;
      missing = missing.filter(({ id }) => !found.has(id));
      if (performance.now() - publishedAt < PUBLISH_EVERY_MS) continue;
      publish(files, unreadable, false);
      publishedAt = performance.now();
    }
    publish(files, unreadable, true);
    shown = state;
  }

  async function readSome(wanted: readonly ActivityFile[]): Promise<ReadonlySet<string>> {
    const byId = new Map(wanted.slice(0, MOST_FILES).map((file) => [file.id, file]));
    const contents = await source.read([...byId.keys()]);
    for (const content of contents) {
      const file = byId.get(content.id);
      if (file === undefined) continue;
      const { bytes, id } = file;
      read.set(id, { bytes, entries: entriesOf(file, content, nameOf), unreadable: content.unreadable });
    }
    return new Set(contents.map(({ id }) => id));
  }

  function publish(files: readonly ActivityFile[], unreadableFiles: number, isComplete: boolean): void {
    const known = files.flatMap(({ id }) => read.get(id) ?? []);
    const damaged = known.reduce((sum, { unreadable }) => sum + unreadable, 0);
    tell({
      entries: merge(known.map(({ entries }) => entries)),
      unreadable: unreadableFiles + damaged,
      isComplete,
      failure: null,
    });
  }

  async function lookUntilSettled(): Promise<void> {
    do {
      isAskedAgain = false;
      try {
        await look();
      } catch (error) {
        shown = '';
        tell({ ...latest, failure: messageOf(error) });
        return;
      }
    } while (isAskedAgain);
  }

  return {
    refresh() {
      isAskedAgain = running !== null;
      running ??= lookUntilSettled().finally(() => {
        running = null;
      });
      return running;
    },
  };
}

/** One list, newest first. A record that is in two files, such as while it goes from one to the other, is in it once. */
function merge(lists: readonly (readonly Entry[])[]): Entry[] {
  const unique = new Map<string, Entry>();
  for (const list of lists) {
    for (const entry of list) {
      const other = unique.get(entry.key);
      // One that was sent goes before one that waits.
      if (other === undefined || other.sentAt === null) unique.set(entry.key, entry);
    }
  }
  const oldest = Number.NEGATIVE_INFINITY;
  return [...unique.values()].sort((a, b) => {
    const [left, right] = [a.occurredAt ?? oldest, b.occurredAt ?? oldest];
    return left === right ? 0 : right - left;
  });
}
