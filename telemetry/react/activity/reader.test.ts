import { describe, expect, it } from 'vitest';
import type { ActivityFile, ActivityRecords } from '../../contract/bridge.ts';
import { catalogue } from '../../core/testing/catalogue.ts';
import { type ActivitySnapshot, createActivityReader, NOTHING_READ } from './reader.ts';

interface StoredFile {
  readonly file: ActivityFile;
  readonly records: readonly string[];
  readonly unreadable?: number;
}

const record = (uid: string, ms: number) =>
  `{"timeUnixNano":"${1_767_225_600_000 + ms}000000","eventName":"acme.app_closed","attributes":[{"key":"log.record.uid","value":{"stringValue":"${uid}"}}]}`;

function stored(id: string, sentAt: string | null, ...records: string[]): StoredFile {
  return { file: { id, kind: 'event', sentAt, bytes: records.join('').length }, records };
}

const SENT = '2026-01-01T00:01:00.000Z';

/** A folder that answers one file at a time, as if each filled an answer. */
function createFolder() {
  const folder = {
    files: [] as StoredFile[],
    unreadable: 0,
    reads: [] as string[],
    failure: null as Error | null,
    async list() {
      if (folder.failure !== null) throw folder.failure;
      return { files: folder.files.map(({ file }) => file), unreadable: folder.unreadable };
    },
    async read(ids: readonly string[]): Promise<ActivityRecords[]> {
      const [id = ''] = ids;
      folder.reads.push(id);
      const found = folder.files.find(({ file }) => file.id === id);
      return [
        { id, before: '', after: '', records: found?.records ?? [], unreadable: found?.unreadable ?? 0 },
      ];
    },
  };
  const shown: ActivitySnapshot[] = [];
  const reader = createActivityReader(folder, catalogue, (snapshot) => shown.push(snapshot));
  const last = () => shown.at(-1) ?? NOTHING_READ;
  return { folder, reader, shown, keys: () => last().entries.map(({ key }) => key), last };
}

describe('createActivityReader', () => {
  it('shows the first file before it reads the next, and in the end all of it, newest first', async () => {
    const { folder, reader, shown, keys, last } = createFolder();
    folder.files = [stored('w', null, record('c', 3), record('d', 4)), stored('s', SENT, record('a', 1))];
    await reader.refresh();
    expect(shown[0]).toMatchObject({ isComplete: false });
    expect(shown[0]?.entries.map(({ key }) => key)).toEqual(['d', 'c']);
    expect(keys()).toEqual(['d', 'c', 'a']);
    expect(last().isComplete).toBe(true);
  });

  it('reads anew only what has grown, and forgets what is gone', async () => {
    const { folder, reader, shown, keys } = createFolder();
    const old = stored('s', SENT, record('a', 1));
    folder.files = [stored('w', null, record('b', 2)), old];
    await reader.refresh();
    folder.files = [stored('w', null, record('b', 2), record('c', 3)), old];
    await reader.refresh();
    expect(folder.reads).toEqual(['w', 's', 'w']);
    expect(keys()).toEqual(['c', 'b', 'a']);

    const times = shown.length;
    await reader.refresh();
    expect(shown.length, 'nothing was new').toBe(times);

    folder.files = [old];
    await reader.refresh();
    expect(keys()).toEqual(['a']);
  });

  it('asks for many files in several requests, none of which is too large for the main process', async () => {
    const { folder, reader, keys } = createFolder();
    folder.files = Array.from({ length: 1_000 }, (_, index) =>
      stored(`s${index}`, SENT, record(String(index), 1_000 - index)),
    );
    const asked: number[] = [];
    const readOne = folder.read;
    folder.read = async (ids) => {
      asked.push(ids.length);
      return (await Promise.all(ids.map((id) => readOne([id])))).flat();
    };
    await reader.refresh();
    expect(keys()).toHaveLength(1_000);
    expect(Math.max(...asked)).toBeLessThanOrEqual(200);
  });

  it('has a record once that is in two files, as sent', async () => {
    const { folder, reader, last } = createFolder();
    folder.files = [stored('w', null, record('a', 1)), stored('s', SENT, record('a', 1))];
    await reader.refresh();
    expect(last().entries).toMatchObject([{ key: 'a', sentAt: Date.parse(SENT) }]);
  });

  it('adds up what can not be read', async () => {
    const { folder, reader, last } = createFolder();
    folder.files = [{ ...stored('w', null, record('a', 1)), unreadable: 2 }];
    folder.unreadable = 1;
    await reader.refresh();
    expect(last().unreadable).toBe(3);
  });

  it('says why it failed, and looks again when it is asked to', async () => {
    const { folder, reader, last, keys } = createFolder();
    folder.files = [stored('w', null, record('a', 1))];
    folder.failure = new Error('The disk is gone.');
    await reader.refresh();
    expect(last().failure).toBe('The disk is gone.');
    folder.failure = null;
    await reader.refresh();
    expect(last().failure).toBeNull();
    expect(keys()).toEqual(['a']);
  });

  it('looks once more if it is asked to while it looks', async () => {
    const { folder, reader, keys } = createFolder();
    const first = reader.refresh();
    folder.files = [stored('w', null, record('a', 1))];
    await Promise.all([first, reader.refresh()]);
    expect(keys()).toEqual(['a']);
  });
});
