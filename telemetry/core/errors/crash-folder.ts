import { join } from 'node:path';
import { codeOf, isErrorWithCode } from '../disk-errors.ts';
import { removeTree } from '../files/remove.ts';
import type { TelemetryHost } from '../ports.ts';

/** The folder, in telemetry's own, where Crashpad writes its dumps. */
export function crashFolderIn(folder: string): string {
  return join(folder, 'crashes');
}

/**
 * Removes all dumps without reporting them, but leaves the folders, which Crashpad does not create anew. Throws the disk's
 * error.
 */
export function removeDumps(host: Pick<TelemetryHost, 'clock' | 'disk'>, folder: string): void {
  const { disk } = host;
  const empty = (place: string) => {
    for (const entry of disk.readdirSync(place, { withFileTypes: true })) {
      const path = join(place, entry.name);
      if (entry.isDirectory()) empty(path);
      else removeTree(host, path);
    }
  };
  if (disk.existsSync(crashFolderIn(folder))) empty(crashFolderIn(folder));
}

/**
 * Removes all dumps without reporting them, and the folder, without which none can be written. Never throws.
 */
export function removeCrashFolder(
  host: Pick<TelemetryHost, 'clock' | 'disk' | 'warn'>,
  folder: string,
): void {
  try {
    removeTree(host, crashFolderIn(folder));
  } catch (error) {
    // Something else is in the folder's place, so there are no dumps.
    if (isErrorWithCode(error, 'ENOTDIR')) return;
    host.warn(`Crash dumps could not be removed (${codeOf(error)}).`);
  }
}
