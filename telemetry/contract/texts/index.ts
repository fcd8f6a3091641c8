import { telemetry as de } from './de.ts';
import { telemetry as en, type TelemetryTexts } from './en.ts';
import { inLanguageOf } from './language.ts';

export type { TelemetryTexts } from './en.ts';

/** What telemetry says, in the language of a BCP 47 tag such as `de-CH`; in English if there is nothing in it. */
export function telemetryTextsFor(locale: string): TelemetryTexts {
  return inLanguageOf(locale, [en, de]);
}
