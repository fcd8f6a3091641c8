import { app } from 'electron';
import { fill } from '../contract/texts/fill.ts';
import { type TelemetryTexts, telemetryTextsFor } from '../contract/texts/index.ts';
import { codeOf } from '../core/disk-errors.ts';
import { describeDiskError } from '../core/files/describe-disk-error.ts';

/** What telemetry says, in the language of the system; only when the app is ready. */
export function telemetryTexts(): TelemetryTexts {
  return telemetryTextsFor(app.getLocale());
}

/** Returns what `action` does; an error of the disk, or one that was caused by it, is thrown as the text for people. */
export async function inWords<T>(
  action: () => T | Promise<T>,
  choose: (texts: TelemetryTexts) => string,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const ofDisk = diskErrorIn(error);
    if (ofDisk === null) throw error;
    const words = telemetryTexts();
    const values = { code: codeOf(ofDisk), problem: describeDiskError(ofDisk, words.fileProblems) };
    throw new Error(fill(choose(words), values));
  }
}

function diskErrorIn(error: unknown): Error | null {
  if (!(error instanceof Error)) return null;
  return 'code' in error ? error : diskErrorIn(error.cause);
}
