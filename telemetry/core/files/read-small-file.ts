/** Reads a file that is known to be small, whatever somebody has put in its place: nothing here can hang or fill the memory. */
import { dirname } from 'node:path';
import { codeOf, isErrorWithCode } from '../disk-errors.ts';
import { fs } from '../node-modules.ts';
import type { Disk, TelemetryHost } from '../ports.ts';
import { isBusy, PATIENT } from './retry.ts';

/** No settings or configuration comes near this; in bytes. */
export const SETTINGS_BYTES = 1024 * 1024;

export type SmallFile =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  /** Nothing of that name is there. */
  | { readonly kind: 'absent' }
  | Unreadable;

export interface Unreadable {
  readonly kind: 'unreadable';
  /** The file, or the folder above it that can't be entered. */
  readonly path: string;
  /**
   * The disk's code. `ENOENT` means a link to nothing; `EISDIR` a folder; `EFTYPE` something else that is not a regular
   * file; `EFBIG` too large a file.
   */
  readonly code: string;
}

const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = fs.constants;
/** Without waiting for the other end of a FIFO, or for a device. Windows has neither flag. */
const READ_WITHOUT_WAITING = O_RDONLY | O_NONBLOCK | O_NOCTTY;

/**
 * Reads the regular file of that path, through links, if it holds `maxBytes` at most. A link whose target is missing is
 * unreadable, also as one of the folders above: what was to be read may be on a disk that is not mounted. Never throws.
 */
export function readSmallFile(disk: Disk, path: string, maxBytes: number): SmallFile {
  let descriptor: number;
  try {
    descriptor = disk.openSync(path, READ_WITHOUT_WAITING);
  } catch (error) {
    const isMissing = isErrorWithCode(error, 'ENOENT', 'ENOTDIR');
    if (isMissing && !leadsThroughLink(disk, path)) return { kind: 'absent' };
    return { kind: 'unreadable', path: enterable(disk, path), code: codeOf(error) };
  }
  try {
    const stats = disk.fstatSync(descriptor);
    if (!stats.isFile()) return { kind: 'unreadable', path, code: stats.isDirectory() ? 'EISDIR' : 'EFTYPE' };
    const bytes = readUpTo(disk, descriptor, stats.size, maxBytes);
    return bytes === null ? { kind: 'unreadable', path, code: 'EFBIG' } : { kind: 'found', bytes };
  } catch (error) {
    return { kind: 'unreadable', path, code: codeOf(error) };
  } finally {
    disk.closeSync(descriptor);
  }
}

/** Reads it as `readSmallFile` does, again after each of the pauses while it is busy; blocks meanwhile. Never throws. */
export function readPatiently(
  { clock, disk }: Pick<TelemetryHost, 'clock' | 'disk'>,
  path: string,
  maxBytes: number,
  pauses: readonly number[] = PATIENT,
): SmallFile {
  for (const ms of pauses) {
    const file = readSmallFile(disk, path, maxBytes);
    if (file.kind !== 'unreadable' || !isBusy(disk, { kind: 'read', path }, file.code)) return file;
    clock.pause(ms);
  }
  return readSmallFile(disk, path, maxBytes);
}

/** All that the file holds, or null if that is more than `maxBytes`. Its size is a hint: it can grow, and `/proc` says 0. */
function readUpTo(disk: Disk, descriptor: number, size: number, maxBytes: number): Uint8Array | null {
  if (size > maxBytes) return null;
  let bytes = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const count = disk.readSync(descriptor, bytes, length, bytes.length - length, null);
    if (count === 0) return bytes.subarray(0, length);
    length += count;
    if (length > maxBytes) return null;
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length + 1024, maxBytes + 1));
  }
}

/** Whether what is nearest to a path that leads nowhere is a link that leads nowhere. */
function leadsThroughLink(disk: Disk, path: string): boolean {
  try {
    for (let place = path; ; place = dirname(place)) {
      const stats = ifThere(() => disk.lstatSync(place, { throwIfNoEntry: false }));
      if (stats?.isSymbolicLink()) return ifThere(() => disk.statSync(place)) === undefined;
      if (stats !== undefined || dirname(place) === place) return false;
    }
  } catch {
    // Not to be seen: then it can't be said that nothing is there.
    return true;
  }
}

/** The path, or what is above it if that keeps everybody else out. */
function enterable(disk: Disk, path: string): string {
  try {
    disk.lstatSync(path);
    return path;
  } catch (error) {
    const isShut = isErrorWithCode(error, 'EACCES', 'EPERM') && dirname(path) !== path;
    return isShut ? enterable(disk, dirname(path)) : path;
  }
}

function ifThere<Result>(look: () => Result): Result | undefined {
  try {
    return look();
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}
