import { app } from 'electron';
import { fill } from '../shared/texts/fill.ts';
import { type Texts, textsFor } from '../shared/texts/index.ts';
import { type TelemetryTexts, telemetryTextsFor } from '../shared/texts/telemetry.ts';
import { codeOf } from './telemetry/disk-errors.ts';

/** The texts in the language of the system; only when the app is ready. */
export function texts(): Texts {
  return textsFor(app.getLocale());
}

/** What telemetry says, in the language of the system; only when the app is ready. */
export function telemetryTexts(): TelemetryTexts {
  return telemetryTextsFor(app.getLocale());
}

/** Returns what `action` does; an error of the disk is thrown as the text for people with its code in it. */
export async function inWords<T>(
  action: () => T | Promise<T>,
  choose: (texts: TelemetryTexts) => string,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const isOfDisk = error instanceof Error && 'code' in error;
    throw isOfDisk ? new Error(fill(choose(telemetryTexts()), { code: codeOf(error) })) : error;
  }
}
