import { join } from 'node:path';
import { codeOf } from '../disk-errors.ts';
import type { TelemetryHost } from '../host.ts';

/** Where Crashpad is to leave its dumps, in telemetry's folder. */
export function crashFolderIn(folder: string): string {
  return join(folder, 'crashes');
}

/** Removes all dumps untold, and the folder, without which none can be made. Never throws. */
export function removeCrashFolder(host: Pick<TelemetryHost, 'disk' | 'warn'>, folder: string): void {
  try {
    host.disk.rmSync(crashFolderIn(folder), { recursive: true, force: true });
  } catch (error) {
    host.warn(`Crash dumps could not be removed (${codeOf(error)}).`);
  }
}
