import { watchFile } from 'node:fs';
import { join } from 'node:path';

/** So that a window shows within a second what was chosen elsewhere. */
const LOOK_EVERY_MS = 250;

/**
 * Calls back when the settings in `folder` have changed, by this process or another one. Looks at the file rather
 * than have the system tell of it, which not every file system does.
 */
export function watchSettings(folder: string, onChanged: () => void): void {
  watchFile(join(folder, 'config.json'), { interval: LOOK_EVERY_MS, persistent: false }, onChanged);
}
