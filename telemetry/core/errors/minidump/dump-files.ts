/** Where Crashpad's database keeps dumps and how it names them. */
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { isErrorWithCode } from '../../disk-errors.ts';
import { removeFile } from '../../files/remove.ts';
import type { Disk } from '../../ports.ts';

/**
 * Below the folder of the crash reporter: on Linux and macOS a dump is written in `new` and then moved to
 * `pending`, on Windows it is written in `reports`; `completed` is for those that were uploaded.
 */
const WRITTEN_IN = 'new';
const FOLDERS = ['', WRITTEN_IN, 'pending', 'completed', 'reports'];

/** A dump is named after the random ID of its report. */
const CRASHPAD_NAME = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\.dmp$/i;

export interface DumpFile {
  readonly path: string;
  /** The report's ID, 32 hexadecimal digits; null for a file that Crashpad did not name. */
  readonly id: string | null;
  /** Whether it is a regular file rather than a link. */
  readonly isFile: boolean;
  readonly bytes: number;
  /** In milliseconds since 1970-01-01 UTC. */
  readonly writtenAt: number;
  /** Whether Crashpad is still going to move it. */
  readonly isToBeMoved: boolean;
}

/** All dumps, oldest first. Passes errors to `onError` and leaves those dumps out. */
export function listDumps(disk: Disk, folder: string, onError: (error: unknown) => void): DumpFile[] {
  const found = FOLDERS.flatMap((name) => dumpsIn(name));
  return found.sort((one, other) => one.writtenAt - other.writtenAt);

  function dumpsIn(name: string): DumpFile[] {
    const place = join(folder, name);
    // A folder that is a link could lead to files that are not ours to delete.
    if (name !== '' && !look(place)?.isDirectory()) return [];
    return filesIn(place).flatMap((file) => {
      const path = join(place, file);
      const stats = look(path);
      if (stats === null || stats.isDirectory()) return [];
      return {
        path,
        id: CRASHPAD_NAME.exec(file)?.slice(1).join('').toLowerCase() ?? null,
        isFile: stats.isFile(),
        bytes: stats.size,
        writtenAt: Math.round(stats.mtimeMs),
        isToBeMoved: name === WRITTEN_IN,
      };
    });
  }

  function filesIn(place: string): string[] {
    return attempt(() => disk.readdirSync(place))?.filter((file) => file.endsWith('.dmp')) ?? [];
  }

  function look(path: string): Stats | null {
    return attempt(() => disk.lstatSync(path));
  }

  function attempt<Value>(call: () => Value): Value | null {
    try {
      return call();
    } catch (error) {
      // Never written, or being moved by Crashpad right now; the next look finds it.
      if (!isErrorWithCode(error, 'ENOENT', 'ENOTDIR')) onError(error);
      return null;
    }
  }
}

/** The bytes of a dump; null if it has changed, or Crashpad has moved it, since it was listed. */
export function readDump(disk: Disk, dump: DumpFile): Uint8Array | null {
  try {
    const bytes = disk.readFileSync(dump.path);
    return bytes.length === dump.bytes ? bytes : null;
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Deletes a dump and Crashpad's metadata, the metadata first: nobody would find it without its dump. */
export function removeDump(disk: Disk, dump: DumpFile): void {
  removeFile(disk, dump.path.replace(/\.dmp$/, '.meta'));
  removeFile(disk, dump.path);
}
