import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { keepFromCrashId } from './crash-id.ts';

/** Gives the app its per-user folder `Kreya`, and returns it. Has to come before anything else of Electron. */
export function claimFolder(): string {
  const folder = join(app.getPath('appData'), 'Kreya');
  keepPrivate(folder);
  app.setName('Kreya');
  app.setPath('userData', folder);
  // Chromium's own files stay out of the folder in which a person looks for settings and telemetry.
  app.setPath('sessionData', join(folder, 'session'));
  keepFromCrashId();
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
