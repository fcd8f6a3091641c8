/** Claims the per-user folder: whether this process has it, another one does, or none can. */
import { existsSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { isErrorWithCode, whyUnwritable } from 'kreya-telemetry/node';
import { makeTemporaryFolder } from './folder.ts';

export type Claim =
  /** This process has it. */
  | { readonly kind: 'claimed' }
  /** Another instance is running, and has been told to show itself. */
  | { readonly kind: 'runsAlready' }
  /** No lock can be created, and no process on this machine has it: the app runs without one. */
  | { readonly kind: 'unlocked' }
  /** Nothing can be stored there; `code` is the disk's. */
  | { readonly kind: 'unwritable'; readonly code: string };

/**
 * Claims the folder for this process. Electron only says that it got no lock, either because another instance
 * has it or because none can be created. Must run before the app is ready.
 */
export function claimProfile(folder: string): Claim {
  if (app.requestSingleInstanceLock()) return { kind: 'claimed' };
  if (isHeldHere(folder)) return { kind: 'runsAlready' };
  const code = whyUnwritable(folder);
  // On Windows the lock is not a file that could be checked, and fails for no other reason.
  if (code === null && process.platform === 'win32') return { kind: 'runsAlready' };
  keepSessionElsewhere();
  return code === null ? { kind: 'unlocked' } : { kind: 'unwritable', code };
}

/** Whether a living process on this machine has Chromium's lock: a link that names it, and its socket. */
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

/** Moves Chromium's own files to a temporary folder: two instances can't share one. */
function keepSessionElsewhere(): void {
  try {
    app.setPath('sessionData', makeTemporaryFolder('kreya-session-'));
  } catch {
    // Chromium keeps in memory what it can't write.
  }
}
