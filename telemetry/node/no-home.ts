/** Telemetry where the person has no folder to keep anything in. */
import { devNull } from 'node:os';
import { join } from 'node:path';
import { fill } from '../contract/texts/fill.ts';
import type { TelemetryHost } from '../core/ports.ts';
import { type GetWarningTexts, inEnglish } from '../core/warnings.ts';

const VARIABLE = process.platform === 'win32' ? 'APPDATA' : 'HOME';

/** The line that says so. */
function noHomeIn(texts: GetWarningTexts): string {
  return fill(texts().noHome, { name: VARIABLE });
}

/** The lock that turns telemetry off then, and the line that says so in English. */
export const NO_HOME = {
  lock: { source: 'environment', name: VARIABLE },
  warning: noHomeIn(inEnglish),
} as const;

type Place = Pick<TelemetryHost, 'folder' | 'localFolder'>;

/** The folders for a program's host; a lock if there is no place for any. */
export function placeFor(
  folders: Place | null,
  texts: GetWarningTexts = inEnglish,
): Place & Pick<TelemetryHost, 'heldOff'> {
  if (folders !== null) return folders;
  // Nothing exists or can be created below it.
  return { folder: join(devNull, 'nowhere'), heldOff: { lock: NO_HOME.lock, warning: noHomeIn(texts) } };
}
