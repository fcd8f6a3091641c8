/**
 * Moves files one by one, each complete and exactly once, whatever other processes do and wherever this one
 * is killed. On one volume that is a rename. To another, a file is first claimed under a name of the
 * process's own, `<name>.moving-<random>`, then copied under that name to its destination, and gets its own
 * name there only once the claim is gone. So a copy without a claim is the only one, and a copy whose claim
 * another process took over is worthless.
 */
import { dirname, join } from 'node:path';
import { isErrorWithCode } from '../disk-errors.ts';
import type { Disk, TelemetryHost } from '../ports.ts';
import { makeFolder } from './owner.ts';
import { removeFile } from './remove.ts';

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'randomBytes'>;

const MOVING = /^(.*)\.moving-[0-9a-f]{16}$/s;

interface Options {
  /** Whether to move this file, given its path below the folder. */
  readonly isToMove: (file: string) => boolean;
  /** The deadline, by the monotonic clock: what is left then waits for the next time. */
  readonly endsAt: number;
}

/**
 * Moves the files in `from`, and in the folders below, to the same places below `to`. Overwrites nothing, and
 * leaves what the disk refuses. Never throws.
 */
export function moveFiles(host: Needs, from: string, to: string, options: Options): void {
  const { clock, disk } = host;
  for (const entry of listFiles(disk, from)) {
    if (clock.monotonic() >= options.endsAt) return;
    const file = nameOf(entry);
    if (options.isToMove(file)) ifAllowed(() => move(host, join(from, entry), join(to, file)));
  }
  finishCopies(disk, from, to);
}

function ifAllowed(work: () => void): void {
  try {
    work();
  } catch {
    // Left for the next time.
  }
}

/**
 * The files in a folder and below, by their relative paths. A folder that can't be listed counts as empty.
 */
export function listFiles(disk: Disk, folder: string): string[] {
  try {
    return disk
      .readdirSync(folder, { withFileTypes: true })
      .flatMap((entry) =>
        entry.isDirectory()
          ? listFiles(disk, join(folder, entry.name)).map((file) => join(entry.name, file))
          : [entry.name],
      );
  } catch {
    return [];
  }
}

/** The name of a file before it was claimed. */
function nameOf(entry: string): string {
  return MOVING.exec(entry)?.[1] ?? entry;
}

function move(host: Needs, source: string, target: string): void {
  const { disk } = host;
  if (disk.existsSync(target)) return;
  makeFolder(host, dirname(target));
  try {
    disk.renameSync(source, target);
  } catch (error) {
    if (isErrorWithCode(error, 'EXDEV')) copy(host, source, target);
    // Another process was faster.
    else if (!isErrorWithCode(error, 'ENOENT')) throw error;
  }
}

function copy(host: Needs, source: string, target: string): void {
  const { disk } = host;
  const own = `.moving-${Buffer.from(host.randomBytes(8)).toString('hex')}`;
  const claim = nameOf(source) + own;
  const draft = target + own;
  try {
    disk.renameSync(source, claim);
    // Copies of earlier owners of the claim. Later, without the claim, they would count as complete.
    for (const one of movingAs(disk, target)) removeFile(disk, one);
    writeCopy(disk, claim, draft);
    // Fails if another process has taken the claim over.
    disk.unlinkSync(claim);
  } catch (error) {
    removeFile(disk, draft);
    if (isErrorWithCode(error, 'ENOENT')) return;
    throw error;
  }
  publish(disk, draft, target);
}

/** Keeps the time stamps, which tell what was made when. */
function writeCopy(disk: Disk, path: string, copyPath: string): void {
  const { atime, mtime } = disk.statSync(path);
  const descriptor = disk.openSync(copyPath, 'wx', 0o600);
  try {
    disk.writeFileSync(descriptor, disk.readFileSync(path));
    disk.fsyncSync(descriptor);
  } finally {
    disk.closeSync(descriptor);
  }
  disk.utimesSync(copyPath, atime, mtime);
}

function publish(disk: Disk, draft: string, target: string): void {
  if (disk.existsSync(target)) {
    removeFile(disk, draft);
    return;
  }
  try {
    disk.renameSync(draft, target);
  } catch (error) {
    // Another process has already done so.
    if (!isErrorWithCode(error, 'ENOENT')) throw error;
  }
}

/** Finishes copies that killed processes left. One that still has its claim may be in progress. */
function finishCopies(disk: Disk, from: string, to: string): void {
  for (const entry of listFiles(disk, to)) {
    const file = nameOf(entry);
    const source = join(from, file);
    if (file === entry || disk.existsSync(join(from, entry))) continue;
    ifAllowed(() => {
      const hasSource = disk.existsSync(source) || movingAs(disk, source).length > 0;
      if (hasSource) removeFile(disk, join(to, entry));
      else publish(disk, join(to, entry), join(to, file));
    });
  }
}

/** The claims on a file, or its copies, both under processes' own names. */
function movingAs(disk: Disk, path: string): string[] {
  const folder = dirname(path);
  const entries = listFiles(disk, folder).map((file) => join(folder, file));
  return entries.filter((entry) => entry !== path && nameOf(entry) === path);
}
