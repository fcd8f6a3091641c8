import { de } from './de.ts';
import { en, type Texts } from './en.ts';
import { isGerman } from './language.ts';

export type { Texts } from './en.ts';

/** The texts in the language of a BCP 47 tag such as `de-CH`; in English if there are none in it. */
export function textsFor(locale: string): Texts {
  return isGerman(locale) ? de : en;
}
