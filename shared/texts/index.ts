import { de } from './de.ts';
import { en, type Texts } from './en.ts';

export type { Texts } from './en.ts';

const languages: readonly Texts[] = [en, de];

/** The texts in the language of a BCP 47 tag such as `de-CH`; in English if there are none in it. */
export function textsFor(locale: string): Texts {
  const [language] = locale.toLowerCase().split(/[-_]/);
  return languages.find((texts) => texts.language === language) ?? en;
}
