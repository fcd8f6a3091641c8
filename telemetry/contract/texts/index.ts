import { carriedByEvery } from '../../catalogue/carried.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { telemetry as de } from './de.ts';
import { telemetry as en, type TelemetryTexts } from './en.ts';
import { fill } from './fill.ts';
import { isLanguageFor, languageTag } from './language.ts';
import { fillAll, overlay } from './overlay.ts';
import type { CatalogueTexts, TelemetryTextsByLanguage } from './own-texts.ts';

export type { TelemetryTexts } from './en.ts';
export { languageTag } from './language.ts';
export type { TelemetryTextsByLanguage } from './own-texts.ts';

/** In which language a program speaks, and how. */
export interface SpeechOptions<C extends Catalogue = Catalogue> {
  /** The BCP 47 tag of the language to speak, if it is not that of the system. */
  readonly locale?: string | undefined;
  /**
   * Texts in place of telemetry's own, and in languages that it does not speak itself: `{ fr: { … } }`. Telemetry speaks
   * English and German. What the catalogue says of its events goes there too, as `groups`, `common` and `events`.
   */
  readonly texts?: TelemetryTextsByLanguage<C> | undefined;
}

/** A program's own texts, of whatever catalogue it has. */
export type OwnTexts = Readonly<Record<string, object>>;

const SPOKEN = [en, de];

/**
 * What telemetry says to who reads `locale`, a BCP 47 tag, or in English if it can't say that: with a program's own texts
 * over it, but for those that can't be meant, and with values in all their places of these names.
 */
export function telemetryTextsFor(
  locale: string,
  own: OwnTexts = {},
  values: Readonly<Record<string, string>> = {},
): TelemetryTexts {
  const wanted = languageTag(locale) ?? en.language;
  const speaks = (reader: string) =>
    [...SPOKEN.map(({ language }) => language), ...Object.keys(own)].some((one) =>
      isLanguageFor(one, reader),
    );
  const reader = speaks(wanted) ? wanted : en.language;
  const base = SPOKEN.find(({ language }) => isLanguageFor(language, reader)) ?? en;
  const texts = { ...structuredClone(base), language: reader };
  const fitting = Object.keys(own).filter((language) => isLanguageFor(language, reader));
  // The more general first, to be replaced by what is closer.
  for (const language of fitting.sort((a, b) => a.length - b.length)) {
    overlay(texts, own[language], () => {}, [language]);
  }
  fillAll(texts, (text) => fill(text, values));
  return texts;
}

/** What is wrong with texts, from code that no compiler checked: each in words for developers that go on with an option's name. */
export function findTextMistakes(texts: unknown, catalogue: Catalogue): readonly string[] {
  const mistakes: string[] = [];
  const tell = (mistake: string) => void mistakes.push(mistake);
  if (texts === undefined) return mistakes;
  if (typeof texts !== 'object' || texts === null) return ['is no object. Write { fr: { … } }'];
  for (const [language, own] of Object.entries(texts)) {
    if (Object.hasOwn(en, language)) {
      tell(`has ${language}, which belongs into a language. Write { en: { ${language}: … } }`);
    } else if (languageTag(language) === null) {
      tell(`has '${language}', which is no language. Write a BCP 47 tag such as fr or pt-BR`);
    } else {
      overlay(structuredClone(en), own, (mistake) => tell(`has a mistake: ${mistake}`), [language]);
    }
    for (const name of namesNotIn(catalogue, own))
      tell(`has texts for ${language}.${name}, which is not in the catalogue`);
  }
  return mistakes;
}

function namesNotIn(catalogue: Catalogue, own: CatalogueTexts | null | undefined): readonly string[] {
  const { groups, events } = catalogue;
  const carried = carriedByEvery(catalogue).map(({ name }) => name);
  const titles = groups.map(({ title }) => title);
  const fieldsNotIn = (name: string) =>
    Object.keys(own?.events?.[name]?.fields ?? {}).filter(
      (field) => !Object.hasOwn(events[name]?.fields ?? {}, field),
    );
  return [
    ...Object.keys(own?.groups ?? {})
      .filter((title) => !titles.includes(title))
      .map((title) => `groups.${title}`),
    ...Object.keys(own?.common ?? {})
      .filter((name) => !carried.includes(name))
      .map((name) => `common.${name}`),
    ...Object.keys(own?.events ?? {}).flatMap((name) =>
      Object.hasOwn(events, name)
        ? fieldsNotIn(name).map((field) => `events.${name}.fields.${field}`)
        : [`events.${name}`],
    ),
  ];
}
