import { decodeText } from '../core/files/decode-text.ts';
import { createFileMark } from '../core/files/file-mark.ts';
import { readPatiently, SETTINGS_BYTES, type Unreadable } from '../core/files/read-small-file.ts';
import { BRIEF, isBusy, PATIENT } from '../core/files/retry.ts';
import type { TelemetryHost } from '../core/ports.ts';
import { isLocked } from './settings-lock.ts';
import type { StoredValues } from './telemetry-settings.ts';

/** What the settings need from their program. */
export type SettingsHost = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'randomBytes'>;

/** The value of the telemetry setting if the choice was lost with an unreadable file. */
export const CHOICE_LOST = 'unreadable';

/**
 * After this long, another process may have written a choice to a busy file, and a missing file was deleted.
 */
const BELIEVED_MS = 3_000;

export type FoundSettings =
  | { readonly kind: 'found'; readonly values: StoredValues }
  | { readonly kind: 'absent' }
  /** The code is `EILSEQ` if the file was read but holds no JSON object. */
  | Unreadable;

/** Reads the settings file at that path, again after each pause while it is busy. Never throws. */
export function findSettings(
  host: SettingsHost,
  path: string,
  pauses: readonly number[] = PATIENT,
): FoundSettings {
  const file = readPatiently(host, path, SETTINGS_BYTES, pauses);
  if (file.kind !== 'found') return file;
  const values = parse(decodeText(file.bytes));
  return values === null ? { kind: 'unreadable', path, code: 'EILSEQ' } : { kind: 'found', values };
}

/**
 * The same for callers without the lock. On Windows a file can be missing for an instant while another
 * process replaces it (microsoft/STL#5501), so "missing" is believed only if no process is writing.
 */
function findReplaced(host: SettingsHost, path: string): FoundSettings {
  let found = findSettings(host, path);
  for (const ms of BRIEF) {
    if (found.kind !== 'absent') break;
    const isWritten = isLocked(host, path);
    if (isWritten) host.clock.pause(ms);
    // Even without the pause: the lock's holder may have finished in the meantime.
    found = findSettings(host, path);
    if (!isWritten) break;
  }
  return found;
}

export interface SettingsReader {
  /**
   * The file's content, the same object while the file is certainly unchanged; if it can't be read, only that
   * the choice is lost. Never throws.
   */
  read(): StoredValues;
  /** Notes what this process has just written. */
  remember(values: StoredValues): void;
}

/**
 * Waits for a file that is busy or missing only at the start. Later this may be in the middle of the
 * program's work, so the last content stays valid for some seconds.
 */
export function createSettingsReader(host: SettingsHost, path: string): SettingsReader {
  const { clock, disk } = host;
  const mark = createFileMark(host, path);
  let isFirst = true;
  let known: StoredValues | null = null;
  let passingSince: number | null = null;

  function note(values: StoredValues): StoredValues {
    isFirst = false;
    passingSince = null;
    known = values;
    return values;
  }

  /** Whether it may be found in a moment: it is busy, or existed before and is being replaced. */
  function mayPass(found: Exclude<FoundSettings, { kind: 'found' }>, before: StoredValues): boolean {
    if (found.kind === 'absent') return Object.keys(before).length > 0;
    return isBusy(disk, { kind: 'read', path }, found.code);
  }

  return {
    read() {
      if (known !== null && mark.isSame()) return known;
      mark.take();
      const found = isFirst ? findReplaced(host, path) : findSettings(host, path, []);
      isFirst = false;
      if (found.kind === 'found') return note(found.values);
      if (known !== null && mayPass(found, known)) {
        passingSince ??= clock.monotonic();
        if (clock.monotonic() - passingSince < BELIEVED_MS) return known;
      }
      if (found.kind === 'absent') return note({});
      mark.forget();
      return { telemetry: CHOICE_LOST };
    },
    remember(values) {
      mark.forget();
      note(values);
    },
  };
}

function parse(text: string | null): StoredValues | null {
  if (text === null) return null;
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null && !Array.isArray(content) ? { ...content } : null;
  } catch {
    return null;
  }
}
