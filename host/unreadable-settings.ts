/** What to do before anyone writes to a settings file that can't be read. */
import fs from 'node:fs';
import { join } from 'node:path';
import { readSettings } from './read-settings.ts';

/** The value of the telemetry setting when the choice was lost with an unreadable file. */
export const CHOICE_LOST = 'unreadable';

/** Whether the settings file of that name, without its ending, is there in `folder` but holds no settings. */
export function isUnreadable(folder: string, name: string): boolean {
  const file = join(folder, `${name}.json`);
  return fs.existsSync(file) && !holdsSettings(file);
}

/**
 * If the settings file of that name is there in `folder` but holds no settings, sets it aside under another name and leaves one
 * in its place that keeps telemetry off, so that an opt-out never turns into an opt-in. Returns the name under
 * which the old one is kept, or null if all is well. For who has the settings' lock. Throws the disk's error.
 */
export function setAsideIfUnreadable(folder: string, name: string, now: Date): string | null {
  const file = join(folder, `${name}.json`);
  if (!isUnreadable(folder, name)) return null;

  const keptAs = join(folder, `${name}.unreadable-${now.toISOString().replaceAll(/[:.]/g, '-')}.json`);
  const replacement = `${file}.draft`;
  fs.writeFileSync(replacement, JSON.stringify({ telemetry: CHOICE_LOST }, null, 2), { mode: 0o600 });
  try {
    // A second name rather than a new one: at no instant is there no file, which would mean no choice at all.
    fs.linkSync(file, keptAs);
  } catch {
    // A folder, another user's file, a file system without links.
    fs.renameSync(file, keptAs);
  }
  fs.renameSync(replacement, file);
  return keptAs;
}

function holdsSettings(file: string): boolean {
  try {
    readSettings(file);
    return true;
  } catch {
    return false;
  }
}
