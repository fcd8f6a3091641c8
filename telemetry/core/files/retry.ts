/** Retries on busy files: a virus scanner, a backup or an indexer has them open, every day on Windows. */
import { dirname } from 'node:path';
import { NOT_DELETED } from '../../contract/texts/file-problem.ts';
import { codeOf, isErrorWithCode, pathOf } from '../disk-errors.ts';
import { fs } from '../node-modules.ts';
import type { Disk, TelemetryHost } from '../ports.ts';
import { FileError } from './file-error.ts';

/**
 * Pauses in milliseconds, a second and a half in all, for work that a person waits for. Many short ones,
 * since programs that read a file in a loop release it only for instants.
 */
export const PATIENT: readonly number[] = Array.from({ length: 150 }, () => 10);
/** For work that must not hold up a program. */
export const BRIEF: readonly number[] = [1, 2, 4, 8];

/**
 * Codes of conditions that may pass in a moment. A folder being removed is not empty if another process has
 * just put a file into it.
 */
const PASSING = new Set(['EBUSY', 'EAGAIN', 'EMFILE', 'ENFILE', 'ENOTEMPTY', NOT_DELETED]);

const { R_OK, W_OK, X_OK } = fs.constants;

/** What a call needs: to read the file at that path, or to change an entry of its folder. */
export interface Access {
  readonly kind: 'read' | 'change';
  readonly path: string;
}

/**
 * Whether a call that failed with this code may soon succeed. Systems also report a busy file as missing
 * rights, so the rights are checked: if they are missing, waiting is useless.
 */
export function isBusy(disk: Disk, { kind, path }: Access, code: string): boolean {
  if (PASSING.has(code)) return true;
  if (code !== 'EPERM' && code !== 'EACCES') return false;
  try {
    if (kind === 'read') disk.accessSync(path, R_OK);
    else disk.accessSync(dirname(path), W_OK | X_OK);
    return true;
  } catch {
    return false;
  }
}

type Needs = Pick<TelemetryHost, 'clock' | 'disk'>;

/**
 * Runs `work`, and again after each pause while a file is busy, blocking meanwhile. Throws what `work`
 * throws, or a `FileError` with `EBUSY` if Windows reported an open file as missing rights.
 */
export function patiently<Result>(
  { clock, disk }: Needs,
  access: Access,
  work: () => Result,
  pauses: readonly number[] = PATIENT,
): Result {
  for (const ms of pauses) {
    try {
      return work();
    } catch (error) {
      const path = pathOf(error) ?? access.path;
      if (!isBusy(disk, { ...access, path }, codeOf(error))) throw error;
    }
    clock.pause(ms);
  }
  try {
    return work();
  } catch (error) {
    throw isHeld(disk, access, codeOf(error)) ? new FileError(access.path, 'EBUSY', { cause: error }) : error;
  }
}

/** A file that may be written may also be replaced, unless somebody has it open. */
function isHeld(disk: Disk, { kind, path }: Access, code: string): boolean {
  if (process.platform !== 'win32' || kind === 'read' || (code !== 'EPERM' && code !== 'EACCES'))
    return false;
  try {
    disk.closeSync(disk.openSync(path, 'r+'));
    return true;
  } catch (error) {
    return isErrorWithCode(error, 'EBUSY');
  }
}
