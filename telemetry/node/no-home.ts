/** What becomes of telemetry where the person has no folder in which anything could be kept. */
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { TelemetryHost } from '../core/ports.ts';

const VARIABLE = process.platform === 'win32' ? 'APPDATA' : 'HOME';

/** Telemetry is off, and says so in this line. */
export const NO_HOME = {
  lock: { source: 'environment', name: VARIABLE },
  warning: `No home folder was found, so nothing can be saved and telemetry is off. Set ${VARIABLE} to an absolute path.`,
} as const;

/** What a program provides of its per-user folder, which is null if there is nowhere to have one. */
export function placeFor(folder: string | null): Pick<TelemetryHost, 'folder' | 'heldOff'> {
  if (folder !== null) return { folder };
  // Nothing is or can be made below it.
  return { folder: join(devNull, 'nowhere'), heldOff: NO_HOME };
}
