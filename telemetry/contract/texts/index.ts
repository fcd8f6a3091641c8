import { carriedByEvery } from '../../catalogue/carried.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { telemetry as de } from './de.ts';
import { telemetry as en, type TelemetryTexts } from './en.ts';
import { fill } from './fill.ts';
import { isLanguageFor, languageTag } from './language.ts';
import { fillAll, isTree, overlay } from './overlay.ts';
import type { TelemetryTextsByLanguage } from './own-texts.ts';

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

const SPOKEN: readonly TelemetryTexts[] = [en, de];

/**
 * What telemetry says to who reads `locale`, a BCP 47 tag, or in English if it can't say that: with a program's own texts
 * over it, but for those that can't be meant, and with values in all their places of these names.
 */
export function telemetryTextsFor(
  locale: string,
  own?: OwnTexts,
  values: Readonly<Record<string, string>> = {},
): TelemetryTexts {
  const wanted = languageTag(locale) ?? en.language;
  const ownByTag = byTag(own);
  const speaks = (reader: string) =>
    [...SPOKEN.map(({ language }) => language), ...ownByTag.map(([tag]) => tag)].some((one) =>
      isLanguageFor(one, reader),
    );
  const reader = speaks(wanted) ? wanted : en.language;
  const base = SPOKEN.find(({ language }) => isLanguageFor(language, reader)) ?? en;
  const texts = structuredClone(base);
  const fitting = ownByTag.filter(([tag]) => isLanguageFor(tag, reader));
  // The more general first, to be replaced by what is closer.
  for (const [tag, ofLanguage] of fitting.sort(([a], [b]) => a.length - b.length)) {
    overlay(texts, ofLanguage, () => {}, [tag]);
  }
  fillAll(texts, (text) => fill(text, values));
  return { ...texts, language: reader };
}

/** The languages that there are texts in, by the tags that `Intl` writes: `pt_BR` is `pt-BR`, and `iw` is `he`. */
function byTag(own: unknown): readonly (readonly [string, unknown])[] {
  if (!isTree(own)) return [];
  return Object.entries(own).flatMap(([language, texts]) => {
    const tag = languageTag(language);
    return tag !== null && isTree(texts) ? [[tag, texts] as const] : [];
  });
}

/** What is wrong with texts, from code that no compiler checked: each in words for developers that go on with an option's name. */
export function findTextMistakes(texts: unknown, catalogue: Catalogue): readonly string[] {
  const mistakes: string[] = [];
  const tell = (mistake: string) => void mistakes.push(mistake);
  if (texts === undefined) return mistakes;
  if (!isTree(texts)) return ['is no object. Write { fr: { … } }'];
  for (const [language, own] of Object.entries(texts)) {
    if (Object.hasOwn(en, language)) {
      tell(`has ${language}, which belongs into a language. Write { en: { ${language}: … } }`);
    } else if (languageTag(language) === null) {
      tell(`has '${language}', which is no language. Write a BCP 47 tag such as fr or pt-BR`);
    } else {
      const { language: _, ...spoken } = structuredClone(en);
      overlay(spoken, own, (mistake) => tell(`has a mistake: ${mistake}`), [language]);
    }
    for (const name of namesNotIn(catalogue, own))
      tell(`has texts for ${language}.${name}, which is not in the catalogue`);
  }
  return mistakes;
}

function namesNotIn(catalogue: Catalogue, own: unknown): readonly string[] {
  const carried = carriedByEvery(catalogue).map(({ name }) => name);
  const titles = catalogue.groups.map(({ title }) => title);
  const events = textsAt(own, 'events');
  return [
    ...Object.keys(textsAt(own, 'groups'))
      .filter((title) => !titles.includes(title))
      .map((title) => `groups.${title}`),
    ...Object.keys(textsAt(own, 'common'))
      .filter((name) => !carried.includes(name))
      .map((name) => `common.${name}`),
    ...Object.keys(events).flatMap((name) => {
      if (!Object.hasOwn(catalogue.events, name)) return [`events.${name}`];
      const fields = catalogue.events[name]?.fields ?? {};
      return Object.keys(textsAt(events[name], 'fields'))
        .filter((field) => !Object.hasOwn(fields, field))
        .map((field) => `events.${name}.fields.${field}`);
    }),
  ];
}

/** Nothing if there are none; {@link overlay} tells of what is there in their place. */
function textsAt(own: unknown, key: string): Readonly<Record<string, unknown>> {
  const texts = isTree(own) ? own[key] : undefined;
  return isTree(texts) ? texts : {};
}
