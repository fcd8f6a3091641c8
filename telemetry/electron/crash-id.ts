import { devNull } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * On Linux, Electron writes a random ID to its crash folder with the first window, even without a crash
 * reporter. Only telemetry may create IDs, so this gives it a folder where it can't. Must run before the app
 * is ready.
 */
export function keepFromCrashId(): void {
  if (process.platform === 'linux') app.setPath('crashDumps', join(devNull, 'none'));
}
