import { app } from 'electron';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { fill } from '../contract/texts/fill.ts';
import { type SpeechOptions, type TelemetryTexts, telemetryTextsFor } from '../contract/texts/index.ts';
import { codeOf } from '../core/disk-errors.ts';
import { describeDiskError } from '../core/files/describe-disk-error.ts';

/**
 * Telemetry's texts at this moment: Electron knows the system's language once the app is ready; before that,
 * they are English.
 */
export type Texts = () => TelemetryTexts;

export function textsOfApp<C extends Catalogue>({ locale, texts }: SpeechOptions<C>): Texts {
  return () => telemetryTextsFor(locale ?? app.getLocale(), texts, { product: app.getName() });
}

/**
 * Returns the result of `action`; rethrows disk errors, and errors caused by them, with a text for people.
 */
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
