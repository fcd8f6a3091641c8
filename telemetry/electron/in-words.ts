import { app } from 'electron';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { fill } from '../contract/texts/fill.ts';
import { type SpeechOptions, type TelemetryTexts, telemetryTextsFor } from '../contract/texts/index.ts';
import { codeOf } from '../core/disk-errors.ts';
import { describeDiskError } from '../core/files/describe-disk-error.ts';

/** What telemetry says, at this moment: Electron knows the language of the system when the app is ready, and English before. */
export type Texts = () => TelemetryTexts;

export function textsOfApp<C extends Catalogue>({ locale, texts }: SpeechOptions<C>): Texts {
  return () => telemetryTextsFor(locale ?? app.getLocale(), texts, { product: app.getName() });
}

/** Returns what `action` does; an error of the disk, or one that was caused by it, is thrown as the text for people. */
export async function inWords<T>(
  texts: Texts,
  action: () => T | Promise<T>,
  choose: (texts: TelemetryTexts) => string,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const ofDisk = diskErrorIn(error);
    if (ofDisk === null) throw error;
    const words = texts();
    const values = { code: codeOf(ofDisk), problem: describeDiskError(ofDisk, words.fileProblems) };
    throw new Error(fill(choose(words), values));
  }
}

function diskErrorIn(error: unknown): Error | null {
  if (!(error instanceof Error)) return null;
  return 'code' in error ? error : diskErrorIn(error.cause);
}
