/**
 * Which process writes the settings. The lock is one entry in a folder, whose name says who has it: `free`, or
 * `held-<random>`. It changes hands only by being renamed, which succeeds for one process and fails for all others,
 * also when it is taken from a process that died with it.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isErrorWithCode } from '../electron/telemetry/disk-errors.ts';
import { systemClock, systemRandomBytes } from '../electron/telemetry/node-host.ts';

/** Writing takes milliseconds; who holds the lock this long is dead. */
const TAKE_OVER_MS = 3_000;
/** Enough to take it over twice; after that the person is told rather than made to wait. */
const GIVE_UP_MS = 8_000;
const RETRY_MS = 4;

const FREE = 'free';

/** Does `work` while no other process of the installation writes the settings of that name. Throws the disk's error, or what `work` throws. */
export function withSettingsLock<Result>(folder: string, name: string, work: () => Result): Result {
  const lock = join(folder, `${name}.lock`);
  const mine = join(lock, `held-${Buffer.from(systemRandomBytes(8)).toString('hex')}`);
  take(lock, mine);
  try {
    return work();
  } finally {
    giveBack(lock, mine);
  }
}

function take(lock: string, mine: string): void {
  const begun = systemClock.monotonic();
  let seen: { readonly holder: string | undefined; readonly since: number } | null = null;
  while (!rename(join(lock, FREE), mine)) {
    const now = systemClock.monotonic();
    const holder = findHolder(lock);
    if (holder === null) {
      make(lock);
      continue;
    }
    if (seen === null || seen.holder !== holder) seen = { holder, since: now };
    if (now - seen.since >= TAKE_OVER_MS) {
      // Without an entry, someone has removed it by hand.
      if (holder === undefined) make(lock);
      else if (rename(join(lock, holder), mine)) return;
    }
    if (now - begun >= GIVE_UP_MS)
      throw Object.assign(new Error('The settings are locked.'), { code: 'EBUSY' });
    pause(RETRY_MS * (0.5 + Math.random()));
  }
}

function giveBack(lock: string, mine: string): void {
  try {
    renameSync(mine, join(lock, FREE));
  } catch {
    // Another process took it over, and gives it back.
  }
}

/** Whether the entry had that name, and has the other now. */
function rename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** Who has the lock: undefined if that can't be seen at this instant, null if there is no lock yet. */
function findHolder(lock: string): string | undefined | null {
  try {
    return readdirSync(lock).find((entry) => entry !== FREE);
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Makes the lock, whole or not at all: if two do, one finds that the folder is there and not empty. */
function make(lock: string): void {
  const draft = `${lock}.${Buffer.from(systemRandomBytes(8)).toString('hex')}`;
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(join(draft, FREE), '', { mode: 0o600 });
  try {
    renameSync(draft, lock);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // EPERM is what Windows says.
    if (!isErrorWithCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
  }
}

/** Blocks, since a choice is on disk when the call that makes it returns. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
