/** Where telemetry's files are, and how files that earlier versions kept with the settings get there. */
import { basename, dirname, join } from 'node:path';
import { isLeaseHeld } from '../deliver/lease.ts';
import { codeOf, isErrorWithCode } from '../disk-errors.ts';
import { listFiles, moveFiles } from '../files/move-files.ts';
import { makeFolder } from '../files/owner.ts';
import { removeFile } from '../files/remove.ts';
import { BRIEF, patiently } from '../files/retry.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { shareInstallationId } from '../record/installation.ts';
import { parseSegmentName } from '../spool/segment-name.ts';

type Needs = Pick<
  TelemetryHost,
  'clock' | 'disk' | 'folder' | 'isSuperuser' | 'localFolder' | 'randomBytes' | 'warn'
>;

/** Not worth moving one by one: by then the new folder has its own, or recreates it. */
const OUTWORN = /^installation-id|\.lease$|^settings\.dat$|^metadata$/;
/** Moved only if the new folder has none. */
const JOURNAL = /^delivery\.json/;

/** Where telemetry's files belong, followed by where earlier versions kept them, if different. */
export function dataFolders({ folder, localFolder = folder }: Needs): readonly string[] {
  const own = join(localFolder, 'telemetry');
  const earlier = join(folder, 'telemetry');
  return own.toLowerCase() === earlier.toLowerCase() ? [own] : [own, earlier];
}

/**
 * The folder in which this process keeps telemetry's files. If `mayMove`, first moves what an earlier version
 * kept with the settings: as a whole, or later additions file by file. While another process uses it, it
 * stays and is used in place. Blocks for some milliseconds. Never throws.
 */
export function settleDataFolder(host: Needs, mayMove: boolean): string {
  const { disk } = host;
  const [own = '', earlier = own] = dataFolders(host);
  if (own === earlier || !disk.existsSync(earlier)) return own;
  try {
    if (mayMove && !isSame(disk, own, earlier) && !isDelivered(host, earlier)) move(host, earlier, own);
  } catch {
    // It stays until the next start.
  }
  return disk.existsSync(own) || !disk.existsSync(earlier) ? own : earlier;
}

/** Also through a link. */
function isSame(disk: Needs['disk'], own: string, earlier: string): boolean {
  return (
    disk.existsSync(own) && disk.realpathSync(own).toLowerCase() === disk.realpathSync(earlier).toLowerCase()
  );
}

/** Whether a process is delivering from it: what it is sending would be sent again from the new place. */
function isDelivered(host: Needs, folder: string): boolean {
  return [folder, join(folder, 'errors')].some((one) => isLeaseHeld(host, one));
}

function move(host: Needs, earlier: string, own: string): void {
  const { clock, disk } = host;
  makeFolder(host, dirname(own));
  if (!disk.existsSync(own) && moveWhole(host, earlier, own)) return;
  // First, so that nobody creates another one meanwhile.
  shareInstallationId(host, earlier, own);
  moveFiles(host, earlier, own, {
    isToMove: (file) => !OUTWORN.test(basename(file)) && !isWritten(host, join(earlier, file)),
    endsAt: clock.monotonic() + policy.moveMs,
  });
  removeRest(disk, earlier);
}

/**
 * False if it has to be moved file by file. Throws the disk's error, as for a file that another process has
 * open.
 */
function moveWhole(host: Needs, earlier: string, own: string): boolean {
  try {
    patiently(host, { kind: 'change', path: earlier }, () => host.disk.renameSync(earlier, own), BRIEF);
    return true;
  } catch (error) {
    // Another process was faster.
    if (isErrorWithCode(error, 'ENOENT')) return true;
    if (codeOf(error) === 'EXDEV' || host.disk.existsSync(own)) return false;
    throw error;
  }
}

/** Whether a process may still be writing to this segment. */
function isWritten({ clock, disk }: Needs, path: string): boolean {
  if (parseSegmentName(basename(path))?.state !== 'open') return false;
  try {
    return Math.abs(clock.now() - disk.statSync(path).mtimeMs) < policy.spool.adoptAfterMs;
  } catch {
    // Sealed meanwhile, or claimed by a process that moves it.
    return false;
  }
}

/** Not as a tree: an earlier version may be adding something just now, and that must stay. */
function removeRest(disk: Needs['disk'], folder: string): void {
  const rest = listFiles(disk, folder);
  if (!rest.every((file) => OUTWORN.test(basename(file)) || JOURNAL.test(basename(file)))) return;
  for (const file of rest) removeFile(disk, join(folder, file));
  removeEmpty(disk, folder);
}

function removeEmpty(disk: Needs['disk'], folder: string): void {
  for (const entry of disk.readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmpty(disk, join(folder, entry.name));
  }
  disk.rmdirSync(folder);
}
