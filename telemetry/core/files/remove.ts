/**
 * Removes files. Does not use Node's `rmSync`, which silently did nothing at some paths (nodejs/node#61067).
 */
import { join } from 'node:path';
import { NOT_DELETED } from '../../contract/texts/file-problem.ts';
import { isErrorWithCode } from '../disk-errors.ts';
import type { Disk, TelemetryHost } from '../ports.ts';
import { FileError } from './file-error.ts';
import { PATIENT, patiently } from './retry.ts';

/** Deletes a file or a link, if it exists. Throws the disk's error. */
export function removeFile(disk: Pick<Disk, 'unlinkSync'>, path: string): void {
  try {
    disk.unlinkSync(path);
  } catch (error) {
    if (!isErrorWithCode(error, 'ENOENT')) throw error;
  }
}

/** Throws a `FileError` if something just deleted still exists. */
export function ensureGone(disk: Disk, path: string): void {
  if (disk.existsSync(path)) throw new FileError(path, NOT_DELETED);
}

/** In the names of files that are being deleted. */
const DELETED = '.deleted-';

/** Removes what a killed process left of files that it was deleting from this folder. Throws the disk's error. */
export function removeLeftovers(host: Pick<TelemetryHost, 'clock' | 'disk'>, folder: string): void {
  let names: readonly string[] = [];
  try {
    names = host.disk.readdirSync(folder);
  } catch (error) {
    if (!isErrorWithCode(error, 'ENOENT', 'ENOTDIR')) throw error;
  }
  for (const name of names) if (name.includes(DELETED)) removeTree(host, join(folder, name));
}

/**
 * Removes a folder with everything in it, or a file of that name. While another process writes to it, blocks
 * for a second or two, or for the given pauses. Throws the disk's error, which names what could not be
 * removed.
 */
export function removeTree(
  { clock, disk }: Pick<TelemetryHost, 'clock' | 'disk'>,
  path: string,
  pauses: readonly number[] = PATIENT,
): void {
  const aside = `${path}${DELETED}${clock.now()}`;
  let files = 0;

  function remove(place: string): void {
    const stats = disk.lstatSync(place, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (stats.isDirectory()) removeFolder(place);
    else if (process.platform !== 'win32' || !removeAside(place)) removeFile(disk, place);
    ensureGone(disk, place);
  }

  function removeFolder(folder: string): void {
    try {
      for (const name of disk.readdirSync(folder)) remove(join(folder, name));
      disk.rmdirSync(folder);
    } catch (error) {
      // Another process was faster.
      if (!isErrorWithCode(error, 'ENOENT')) throw error;
    }
  }

  /**
   * On Windows, an open file, such as the segment being written, keeps its name until it is closed, and its
   * folder with it. Under another name it is in nobody's way.
   */
  function removeAside(file: string): boolean {
    files += 1;
    const moved = `${aside}-${files}`;
    try {
      disk.renameSync(file, moved);
    } catch {
      return false;
    }
    try {
      removeFile(disk, moved);
      // A file that is deleted once it is closed counts as gone: Windows says that it does not exist.
      ensureGone(disk, moved);
    } catch (error) {
      putBack(moved, file);
      throw error;
    }
    return true;
  }

  /** What could not be deleted must be found, and named, where it was. */
  function putBack(moved: string, file: string): void {
    try {
      disk.renameSync(moved, file);
    } catch {
      // The error names it where it is now.
    }
  }

  patiently({ clock, disk }, { kind: 'change', path }, () => remove(path), pauses);
}
