/** Whether this process is the one that has the per-user folder, another one is, or none can be. */
import { existsSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { isErrorWithCode, whyUnwritable } from 'kreya-telemetry/node';
import { makeTemporaryFolder } from './folder.ts';

export type Claim =
  /** It is ours, and so is the app. */
  | { readonly kind: 'claimed' }
  /** Another instance runs, and has been told to show itself. */
  | { readonly kind: 'runsAlready' }
  /** No lock can be made, and nobody of this machine has it: the app runs without it. */
  | { readonly kind: 'unlocked' }
  /** Nothing can be kept there; `code` is the disk's. */
  | { readonly kind: 'unwritable'; readonly code: string };

/**
 * Claims the folder for this process. Electron only says that it got no lock, which is so when another instance has it,
 * and also when none can be made. Has to come before the app is ready.
 */
export function claimProfile(folder: string): Claim {
  if (app.requestSingleInstanceLock()) return { kind: 'claimed' };
  if (isHeldHere(folder)) return { kind: 'runsAlready' };
  const code = whyUnwritable(folder);
  // On Windows the lock is no file that could be looked at, and fails for no other reason.
  if (code === null && process.platform === 'win32') return { kind: 'runsAlready' };
  keepSessionElsewhere();
  return code === null ? { kind: 'unlocked' } : { kind: 'unwritable', code };
}

/** Whether a process of this machine that is alive has Chromium's lock: a link that names it, and its socket. */
function isHeldHere(folder: string): boolean {
  try {
    const [, host, pid] = /^(.*)-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock'))) ?? [];
    return host === hostname() && isAlive(Number(pid)) && existsSync(join(folder, 'SingletonSocket'));
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return isErrorWithCode(error, 'EPERM');
  }
}

/** Chromium's own files go to a temporary folder: two can't share one. */
function keepSessionElsewhere(): void {
  try {
    app.setPath('sessionData', makeTemporaryFolder('kreya-session-'));
  } catch {
    // Chromium keeps in memory what it can't write.
  }
}
