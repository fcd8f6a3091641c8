/**
 * Reads a file that should be small. Whatever is in its place, reading neither hangs nor fills the memory.
 */
import { dirname } from 'node:path';
import { codeOf, isErrorWithCode } from '../disk-errors.ts';
import { fs } from '../node-modules.ts';
import type { Disk, TelemetryHost } from '../ports.ts';
import { isBusy, PATIENT } from './retry.ts';

/** In bytes; no settings or configuration comes near this. */
export const SETTINGS_BYTES = 1024 * 1024;

export type SmallFile =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  /** Nothing has that name. */
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
/** Does not wait for the other end of a FIFO, or for a device. Windows has neither flag. */
const READ_WITHOUT_WAITING = O_RDONLY | O_NONBLOCK | O_NOCTTY;

/**
 * Reads the regular file at that path, through links, if it has at most `maxBytes`. A link with a missing
 * target is unreadable, also as one of the folders above: the target may be on a disk that is not mounted.
 * Never throws.
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

/**
 * Like `readSmallFile`, but retries after each pause while the file is busy, blocking meanwhile. Never
 * throws.
 */
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

/**
 * The file's content, or null if it is longer than `maxBytes`. Its size is only a hint: it can grow, and
 * `/proc` says 0.
 */
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

/** Whether the nearest existing part of a path that leads nowhere is a dangling link. */
function leadsThroughLink(disk: Disk, path: string): boolean {
  try {
    for (let place = path; ; place = dirname(place)) {
      const stats = ifThere(() => disk.lstatSync(place, { throwIfNoEntry: false }));
      if (stats?.isSymbolicLink()) return ifThere(() => disk.statSync(place)) === undefined;
      if (stats !== undefined || dirname(place) === place) return false;
    }
  } catch {
    // Not visible, so nobody can say that nothing is there.
    return true;
  }
}

/** The path, or the folder above it that nobody can enter. */
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
