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

type Place = Pick<TelemetryHost, 'folder' | 'localFolder'>;

/** What a program provides of its folders, of which there are none if there is nowhere to have any. */
export function placeFor(folders: Place | null): Place & Pick<TelemetryHost, 'heldOff'> {
  if (folders !== null) return folders;
  // Nothing is or can be made below it.
  return { folder: join(devNull, 'nowhere'), heldOff: NO_HOME };
}
