/** Telemetry where the person has no folder to keep anything in. */
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { TelemetryHost } from '../core/ports.ts';

const VARIABLE = process.platform === 'win32' ? 'APPDATA' : 'HOME';

/** The lock that turns telemetry off then, and the line that says so. */
export const NO_HOME = {
  lock: { source: 'environment', name: VARIABLE },
  warning: `No home folder was found, so nothing can be saved and telemetry is off. Set ${VARIABLE} to an absolute path.`,
} as const;

type Place = Pick<TelemetryHost, 'folder' | 'localFolder'>;

/** The folders for a program's host; a lock if there is no place for any. */
export function placeFor(folders: Place | null): Place & Pick<TelemetryHost, 'heldOff'> {
  if (folders !== null) return folders;
  // Nothing exists or can be created below it.
  return { folder: join(devNull, 'nowhere'), heldOff: NO_HOME };
}
