import { dirname, resolve } from 'node:path';
import type { Disk, TelemetryHost } from '../ports.ts';
import { FileError, naming } from './file-error.ts';
import { leaveToOwner } from './owner.ts';
import { removeTree } from './remove.ts';
import { type Access, patiently } from './retry.ts';

/** The limit of Linux. */
const MAX_LINKS = 40;

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser'>;

/**
 * Replaces or creates a file in one step; it is on the device when this returns. A link stays: its target is
 * replaced. If `keptAs` is given, what was there, even a folder, is kept under that name. Only for files with
 * a single writer. Throws a `FileError`.
 */
export function replaceFile(host: Needs, path: string, content: string | Uint8Array, keptAs?: string): void {
  const { disk } = host;
  const target = targetOf(disk, path);
  naming(path, () => {
    const mode = modeFor(disk, target);
    const draft = `${target}.draft`;
    const change = { kind: 'change', path: target } as const;
    // Left behind by a process that died, perhaps of another user.
    removeTree(host, draft);
    try {
      write(host, draft, content, mode, change);
      if (keptAs !== undefined) keep(host, target, keptAs);
      patiently(host, change, () => disk.renameSync(draft, target));
    } catch (error) {
      forget(host, draft);
      throw error;
    }
  });
}

function write(host: Needs, draft: string, content: string | Uint8Array, mode: number, change: Access): void {
  const { disk } = host;
  const descriptor = patiently(host, change, () => disk.openSync(draft, 'wx', mode));
  try {
    setMode(disk, descriptor, mode);
    disk.writeFileSync(descriptor, content);
    disk.fsyncSync(descriptor);
  } finally {
    disk.closeSync(descriptor);
  }
  leaveToOwner(host, draft);
}

/** Never throws: the next writer removes what stays. */
function forget({ disk }: Needs, draft: string): void {
  try {
    disk.unlinkSync(draft);
  } catch {}
}

function keep(host: Needs, target: string, keptAs: string): void {
  try {
    // A second name rather than a rename: there is a file at every instant.
    host.disk.linkSync(target, keptAs);
  } catch {
    // A folder, another user's file, or a file system without hard links.
    patiently(host, { kind: 'change', path: target }, () => host.disk.renameSync(target, keptAs));
  }
}

/**
 * The file's real path: itself, or the target of a link, which need not exist. Throws a `FileError` for a
 * link that leads in a circle or to something that is not a regular file.
 */
export function targetOf(disk: Disk, path: string): string {
  let target = path;
  for (let count = 0; count <= MAX_LINKS; count += 1) {
    const stats = naming(path, () => disk.lstatSync(target, { throwIfNoEntry: false }));
    // Whatever it is, it is ours to replace unless a link led to it.
    if (stats === undefined || stats.isFile() || (target === path && !stats.isSymbolicLink())) return target;
    if (!stats.isSymbolicLink()) throw new FileError(path, stats.isDirectory() ? 'EISDIR' : 'EFTYPE');
    target = naming(path, () => resolve(disk.realpathSync(dirname(target)), disk.readlinkSync(target)));
  }
  throw new FileError(path, 'ELOOP');
}

/**
 * The mode of the file to be replaced, which its owner has chosen; but the owner can always read and write.
 */
export function modeFor(disk: Disk, target: string): number {
  const stats = disk.lstatSync(target, { throwIfNoEntry: false });
  return ((stats?.isFile() ? stats.mode : 0) & 0o777) | 0o600;
}

/** Sets the mode in full, including bits that the umask removed. */
function setMode(disk: Disk, descriptor: number, mode: number): void {
  try {
    disk.fchmodSync(descriptor, mode);
  } catch {
    // A file system without modes.
  }
}
