/**
 * Decides which process writes the settings. The lock is one entry in a folder, whose name says who has it:
 * `free`, or `held-<random>`. It changes hands only by a rename, which one process wins, also when it is
 * taken from a process that died.
 */
import { dirname, join } from 'node:path';
import { codeOf, isErrorWithCode } from '../core/disk-errors.ts';
import { FileError } from '../core/files/file-error.ts';
import { leaveToOwner, makeFolder } from '../core/files/owner.ts';
import { removeTree } from '../core/files/remove.ts';
import { BRIEF, isBusy, patiently } from '../core/files/retry.ts';
import { takeByRename } from '../core/files/take-by-rename.ts';
import { fs } from '../core/node-modules.ts';
import { nodeHost } from './node-host.ts';
import type { SettingsHost } from './read-settings.ts';

/** Writing takes milliseconds; a process that holds the lock this long is dead. */
const TAKE_OVER_MS = 3_000;
/** Enough to take it over twice; after that, people get an error rather than a longer wait. */
const GIVE_UP_MS = 8_000;
const RETRY_MS = 4;

const FREE = 'free';

/**
 * Runs `work` while no other process of the installation writes the settings of that name. Throws a
 * `FileError`, or what `work` throws.
 */
export function withSettingsLock<Result>(
  folder: string,
  name: string,
  work: () => Result,
  host: SettingsHost = nodeHost,
): Result {
  const lock = lockOf(join(folder, `${name}.json`));
  const mine = join(lock, `held-${randomName(host)}`);
  try {
    take(host, lock, mine);
  } catch (error) {
    if (!isUseless(host, lock)) throw namedFor(host, lock, error);
    putAside(host, lock);
    take(host, lock, mine);
  }
  try {
    return work();
  } finally {
    giveBack(host, lock, mine);
  }
}

/** Whether a process is writing the settings file at that path. Never throws. */
export function isLocked(host: SettingsHost, path: string): boolean {
  try {
    return typeof findHolder(host, lockOf(path)) === 'string';
  } catch {
    return false;
  }
}

function lockOf(path: string): string {
  return path.replace(/\.json$/, '.lock');
}

function take(host: SettingsHost, lock: string, mine: string): void {
  const { clock } = host;
  const begun = clock.monotonic();
  let seen: { readonly holder: string | undefined; readonly since: number } | null = null;
  while (!isTaken(host, join(lock, FREE), mine)) {
    const now = clock.monotonic();
    if (now - begun >= GIVE_UP_MS) throw new FileError(lock, 'EBUSY');
    const holder = findHolder(host, lock);
    if (holder === null) {
      make(host, lock);
      if (isTaken(host, join(lock, FREE), mine)) return;
    } else {
      if (seen === null || seen.holder !== holder) seen = { holder, since: now };
      if (now - seen.since >= TAKE_OVER_MS) {
        // Somebody has removed the entry by hand.
        if (holder === undefined) putBack(host, lock);
        else if (isTaken(host, join(lock, holder), mine)) return;
      }
    }
    clock.pause(RETRY_MS * (0.5 + Math.random()));
  }
}

/** Not by replacing the folder, which Windows does not allow. */
function putBack({ disk }: SettingsHost, lock: string): void {
  try {
    disk.writeFileSync(join(lock, FREE), '', { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process was faster.
    if (!isErrorWithCode(error, 'EEXIST', 'ENOENT')) throw error;
  }
}

function giveBack(host: SettingsHost, lock: string, mine: string): void {
  const rename = () => host.disk.renameSync(mine, join(lock, FREE));
  try {
    patiently(host, { kind: 'change', path: mine }, rename, BRIEF);
  } catch {
    // Another process took it over, and will release it; or a program keeps it open, and it will be taken over.
  }
}

/** Also false while another program has the entry open. */
function isTaken(host: SettingsHost, entry: string, mine: string): boolean {
  try {
    return takeByRename(host, entry, mine);
  } catch (error) {
    if (isBusy(host.disk, { kind: 'change', path: entry }, codeOf(error))) return false;
    throw error;
  }
}

/** The lock's holder: undefined if it can't be seen at this instant, null if there is no lock yet. */
function findHolder({ disk }: SettingsHost, lock: string): string | undefined | null {
  try {
    return disk.readdirSync(lock).find((entry) => entry !== FREE);
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Creates the lock atomically: if two processes do, one finds an existing folder that is not empty. */
function make(host: SettingsHost, lock: string): void {
  const { disk } = host;
  const draft = `${lock}.${randomName(host)}`;
  makeFolder(host, draft);
  disk.writeFileSync(join(draft, FREE), '', { mode: 0o600 });
  leaveToOwner(host, join(draft, FREE));
  try {
    disk.renameSync(draft, lock);
  } catch (error) {
    removeTree(host, draft, []);
    // Windows reports EPERM.
    if (!isErrorWithCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
  }
}

/** Whether this process can't use what is in the lock's place: another user's folder, or something else. */
function isUseless({ disk }: SettingsHost, lock: string): boolean {
  const { R_OK, W_OK, X_OK } = fs.constants;
  try {
    if (!disk.lstatSync(lock).isDirectory()) return true;
  } catch {
    return false;
  }
  try {
    disk.accessSync(lock, R_OK | W_OK | X_OK);
    return false;
  } catch {
    return true;
  }
}

/** Renaming needs no rights on the entry itself, only on its folder. */
function putAside(host: SettingsHost, lock: string): void {
  const { disk } = host;
  const aside = `${lock}.${randomName(host)}`;
  try {
    disk.renameSync(lock, aside);
  } catch (error) {
    // Another process was faster.
    if (!isErrorWithCode(error, 'ENOENT')) throw new FileError(lock, codeOf(error), { cause: error });
  }
  try {
    removeTree(host, aside, []);
  } catch {
    // What is in another user's folder can't be removed. It stays, and is in nobody's way.
  }
}

/** Without a lock, it was the folder that could not be written. */
function namedFor({ disk }: SettingsHost, lock: string, error: unknown): FileError {
  if (error instanceof FileError) return error;
  let path = lock;
  try {
    disk.lstatSync(lock);
  } catch {
    path = dirname(lock);
  }
  return new FileError(path, codeOf(error), { cause: error });
}

function randomName({ randomBytes }: SettingsHost): string {
  return Buffer.from(randomBytes(8)).toString('hex');
}
