/**
 * Ownership of new files: a command run once with `sudo` must leave nothing that the person can't use
 * afterwards.
 */
import { dirname } from 'node:path';
import { isErrorWithCode } from '../disk-errors.ts';
import type { TelemetryHost } from '../ports.ts';

type Needs = Pick<TelemetryHost, 'disk' | 'isSuperuser'>;

/** Gives what this process has just created to the owner of the folder it is in. Never throws. */
export function leaveToOwner({ disk, isSuperuser }: Needs, path: string): void {
  if (!isSuperuser) return;
  try {
    const { uid, gid } = disk.statSync(dirname(path));
    // Not through a link, which could lead to anybody's file.
    if (uid !== 0) disk.lchownSync(path, uid, gid);
  } catch {
    // A file system without owners.
  }
}

/**
 * Creates a folder and its missing parents, accessible to the owner only. Throws the disk's error. Does not
 * use Node's `recursive`, which never returns on file systems that take no folders, such as `/proc`.
 */
export function makeFolder(host: Needs, path: string): void {
  const { disk } = host;
  try {
    make(host, path);
  } catch (error) {
    if (isErrorWithCode(error, 'EEXIST') && disk.statSync(path).isDirectory()) return;
    const parent = dirname(path);
    if (
      !isErrorWithCode(error, 'ENOENT') ||
      disk.lstatSync(parent, { throwIfNoEntry: false }) !== undefined
    ) {
      throw error;
    }
    makeFolder(host, parent);
    make(host, path);
  }
}

function make(host: Needs, path: string): void {
  host.disk.mkdirSync(path, { mode: 0o700 });
  leaveToOwner(host, path);
}
