import { watchFile } from 'node:fs';

/** So that a window shows within a second what was chosen elsewhere. */
const LOOK_EVERY_MS = 250;

/**
 * Calls back when the settings file has changed, by this process or another one. Looks at the file rather
 * than have the system tell of it, which not every file system does.
 */
export function watchSettings(file: string, onChanged: () => void): void {
  watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, onChanged);
}
