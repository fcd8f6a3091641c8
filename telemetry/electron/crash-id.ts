import { devNull } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * On Linux, Electron makes a random id in its folder for crashes with the first window, although no crash reporter is
 * started. There is to be no id that telemetry did not make, so it is given a place where none can be. Has to come
 * before the app is ready.
 */
export function keepFromCrashId(): void {
  if (process.platform === 'linux') app.setPath('crashDumps', join(devNull, 'none'));
}
