import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { findAppFolders } from 'kreya-telemetry/main';
import { type ProductFolders, removeFolder } from 'kreya-telemetry/node';

/**
 * Gives the app its per-user folder `Kreya` or, where there is no place for one, a temporary folder for this
 * run. Must run before anything else of Electron's.
 */
export function claimFolders(): ProductFolders & { readonly isLasting: boolean } {
  const found = findAppFolders('Kreya');
  const folder = found?.folder ?? makeTemporaryFolder('kreya-');
  keepPrivate(folder);
  app.setName('Kreya');
  app.setPath('userData', folder);
  // Keeps Chromium's own files out of the folder in which a person looks for settings and telemetry.
  app.setPath('sessionData', join(folder, 'session'));
  return { folder, localFolder: found?.localFolder ?? folder, isLasting: found !== null };
}

/**
 * Creates a folder for what Chromium needs while the app runs, named with `prefix`; removed when the app
 * exits. Throws the disk's error if none can be created.
 */
export function makeTemporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(resolve(tmpdir()), prefix));
  process.once('exit', () => {
    try {
      removeFolder(folder);
    } catch {
      // Chromium is still writing there. The system clears temporary files sooner or later.
    }
  });
  return folder;
}

/**
 * Makes what this process and Chromium write accessible to its owner only. On Windows the person's own folder
 * takes care of that.
 */
function keepPrivate(folder: string): void {
  process.umask(0o077);
  try {
    // A folder created by an earlier version or by the person may be open to everybody.
    chmodSync(folder, 0o700);
  } catch {
    // It does not exist yet, or is not this person's.
  }
}
