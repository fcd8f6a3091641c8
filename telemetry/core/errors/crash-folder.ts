import { join } from 'node:path';
import { codeOf, isErrorWithCode } from '../disk-errors.ts';
import { removeTree } from '../files/remove.ts';
import type { TelemetryHost } from '../ports.ts';

/** Where Crashpad is to leave its dumps, in telemetry's folder. */
export function crashFolderIn(folder: string): string {
  return join(folder, 'crashes');
}

/** Removes all dumps untold, and the folder, without which none can be made. Never throws. */
export function removeCrashFolder(
  host: Pick<TelemetryHost, 'clock' | 'disk' | 'warn'>,
  folder: string,
): void {
  try {
    removeTree(host, crashFolderIn(folder));
  } catch (error) {
    // Where the folder would be is something else: there are none.
    if (isErrorWithCode(error, 'ENOTDIR')) return;
    host.warn(`Crash dumps could not be removed (${codeOf(error)}).`);
  }
}
