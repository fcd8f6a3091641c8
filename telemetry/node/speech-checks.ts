/**
 * Checks the texts and language of a program whose code no compiler has checked. Checks all texts, whatever
 * the system's language: a mistake in French should be noticed by English speakers, too.
 */
import { findTextMistakes, languageTag } from '../contract/texts/index.ts';
import { type Check, isCatalogue } from '../core/check-options.ts';

const locale: Check = (value) =>
  value === undefined || (typeof value === 'string' && languageTag(value) !== null)
    ? null
    : `is '${value}', which is no BCP 47 tag. Write one such as 'fr'.`;

const texts: Check = (value, options) => {
  const catalogue: unknown = Reflect.get(options, 'catalogue');
  const [mistake] = isCatalogue(catalogue) ? findTextMistakes(value, catalogue) : [];
  return mistake === undefined ? null : `${mistake}.`;
};

export const speechChecks = { locale, texts };
