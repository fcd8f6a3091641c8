import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { findAppFolders } from 'kreya-telemetry/main';
import { type ProductFolders, removeFolder } from 'kreya-telemetry/node';

/**
 * Gives the app its per-user folder `Kreya`; where there is nowhere to have one, a folder for this run, in which nothing
 * lasts. Has to come before anything else of Electron.
 */
export function claimFolders(): ProductFolders & { readonly isLasting: boolean } {
  const found = findAppFolders('Kreya');
  const folder = found?.folder ?? makeTemporaryFolder('kreya-');
  keepPrivate(folder);
  app.setName('Kreya');
  app.setPath('userData', folder);
  // Chromium's own files stay out of the folder in which a person looks for settings and telemetry.
  app.setPath('sessionData', join(folder, 'session'));
  return { folder, localFolder: found?.localFolder ?? folder, isLasting: found !== null };
}

/**
 * Makes a folder for what Chromium needs while the app runs, named with `prefix`; it goes when the app ends. Throws the
 * disk's error if none can be made.
 */
export function makeTemporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(resolve(tmpdir()), prefix));
  process.once('exit', () => {
    try {
      removeFolder(folder);
    } catch {
      // Chromium still writes there. The system clears temporary files sooner or later.
    }
  });
  return folder;
}

/** What this process and Chromium write is for its owner's eyes only. On Windows the person's own folder sees to that. */
function keepPrivate(folder: string): void {
  process.umask(0o077);
  try {
    // One that an earlier version or the person has made may be open to all.
    chmodSync(folder, 0o700);
  } catch {
    // It is not there yet, or not this person's.
  }
}
