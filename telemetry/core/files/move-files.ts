/**
 * Moves files one by one, each whole and once, whoever else does the same and wherever a process is killed. On one volume
 * that is a rename. Onto another, a file is first claimed by a name of the process's own, `<name>.moving-<random>`, then
 * copied under that name beside where it is to be, and has its own name there only when the claim is gone. So a copy
 * without a claim is the only one that there is, and one of a claim that another process took over is worth nothing.
 */
import { dirname, join } from 'node:path';
import { isErrorWithCode } from '../disk-errors.ts';
import type { Disk, TelemetryHost } from '../ports.ts';
import { makeFolder } from './owner.ts';
import { removeFile } from './remove.ts';

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'randomBytes'>;

const MOVING = /^(.*)\.moving-[0-9a-f]{16}$/s;

interface Options {
  /** Whether this file is to be moved, by its path below the folder. */
  readonly isToMove: (file: string) => boolean;
  /** Where the time is up, by the monotonic clock: what is left then is for the next time. */
  readonly endsAt: number;
}

/**
 * Moves the files in `from`, and in the folders below, to the same places below `to`. What is there already is not written
 * over, and what the disk refuses stays. Never throws.
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
    // To be tried again the next time.
  }
}

/** The files in a folder and in those below it, by their paths from there. What can't be listed holds none. */
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
    // Of those that had it before. Later, without the claim, they would count as whole.
    for (const one of movingAs(disk, target)) removeFile(disk, one);
    writeCopy(disk, claim, draft);
    // Fails if another process has taken it over meanwhile.
    disk.unlinkSync(claim);
  } catch (error) {
    removeFile(disk, draft);
    if (isErrorWithCode(error, 'ENOENT')) return;
    throw error;
  }
  publish(disk, draft, target);
}

/** With its times, by which is told what was made when. */
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
    // Another process has done so.
    if (!isErrorWithCode(error, 'ENOENT')) throw error;
  }
}

/** Those that processes left which were killed. One with its claim may be written just now. */
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

/** The claims on a file, or its copies: what is beside it, or where it would be, under names of the processes' own. */
function movingAs(disk: Disk, path: string): string[] {
  const folder = dirname(path);
  const entries = listFiles(disk, folder).map((file) => join(folder, file));
  return entries.filter((entry) => entry !== path && nameOf(entry) === path);
}
