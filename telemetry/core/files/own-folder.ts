import { basename, dirname, join } from 'node:path';
import { codeOf, isErrorWithCode } from '../disk-errors.ts';
import { fs } from '../node-modules.ts';
import type { TelemetryHost } from '../ports.ts';
import { warnOf } from '../warnings.ts';
import { FileError } from './file-error.ts';
import { makeFolder } from './owner.ts';
import { removeTree } from './remove.ts';
import { patiently } from './retry.ts';

const { R_OK, W_OK, X_OK } = fs.constants;

const ASIDE = '.unreadable-';

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'warn' | 'warningTexts'>;

/**
 * Creates a folder of telemetry's own if it is missing. One that this process may not use, since another user
 * made it, is renamed, with a warning, and replaced: renaming needs no rights on the folder itself. Throws a
 * `FileError` if that fails, too.
 */
export function ensureOwnFolder(host: Needs, path: string): void {
  const { disk } = host;
  try {
    makeFolder(host, path);
    disk.accessSync(path, R_OK | W_OK | X_OK);
    return;
  } catch (error) {
    if (!isErrorWithCode(error, 'EACCES', 'EPERM') || !isAnothers(disk, path)) {
      throw new FileError(path, codeOf(error), { cause: error });
    }
  }
  const aside = `${path}${ASIDE}${new Date(host.clock.now()).toISOString().replaceAll(/[:.]/g, '-')}`;
  try {
    patiently(host, { kind: 'change', path }, () => disk.renameSync(path, aside));
    makeFolder(host, path);
  } catch (error) {
    throw new FileError(path, codeOf(error), { cause: error });
  }
  warnOf(host, 'folderSetAside', { path, aside });
}

/**
 * Removes a folder of telemetry's own with everything in it, and those that were renamed. Throws the disk's
 * error, which names what could not be removed.
 */
export function removeOwnFolder(host: Pick<Needs, 'clock' | 'disk'>, path: string): void {
  removeTree(host, path);
  removePutAside(host, path);
}

/** Removes those that were renamed. Throws the disk's error. */
export function removePutAside(host: Pick<Needs, 'clock' | 'disk'>, path: string): void {
  for (const one of putAside(host.disk, path)) removeTree(host, one);
}

/** Like `removeOwnFolder`, but keeps the entry of this name. */
export function clearOwnFolder(host: Pick<Needs, 'clock' | 'disk'>, path: string, kept: string): void {
  for (const name of entriesOf(host.disk, path)) if (name !== kept) removeTree(host, join(path, name));
  removePutAside(host, path);
}

function entriesOf(disk: Needs['disk'], path: string): readonly string[] {
  try {
    return disk.readdirSync(path);
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return [];
    throw error;
  }
}

function putAside(disk: Needs['disk'], path: string): string[] {
  const names = entriesOf(disk, dirname(path)).filter((name) => name.startsWith(basename(path) + ASIDE));
  return names.map((name) => join(dirname(path), name));
}

/**
 * Not a link, which somebody put there on purpose, nor the person's own folder, which may be read-only so
 * that nothing is kept.
 */
function isAnothers(disk: Needs['disk'], path: string): boolean {
  try {
    const stats = disk.lstatSync(path);
    return stats.isDirectory() && stats.uid !== disk.statSync(dirname(path)).uid;
  } catch {
    return false;
  }
}
