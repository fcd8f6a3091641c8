/** Texts of a program's own, in place of telemetry's or in languages that it does not speak. */
import type { Catalogue, EventNameIn } from '../../catalogue/catalogue.ts';
import type { Events } from '../../catalogue/define.ts';
import type { ResourceAttribute } from '../../catalogue/resource.ts';
import type { TelemetryTexts } from './en.ts';

/** What is said of a number, by the plural rules of the language: one form for each, and `other` for all the rest. */
export type Forms = { readonly other: string } & { readonly [Rule in Intl.LDMLPluralRule]?: string };

type OwnOf<Text> = Text extends string
  ? string
  : Text extends { readonly one: string; readonly other: string }
    ? Forms
    : { readonly [Key in keyof Text]?: OwnOf<Text[Key]> | undefined };

type EventTextsOf<Fields> = {
  readonly description?: string | undefined;
  readonly fields?: { readonly [Name in keyof Fields]?: string | undefined } | undefined;
};

/** For the title of a group in the catalogue, what it is called in another language. */
export type GroupTexts<Title extends string = string> = { readonly [One in Title]?: string | undefined };

/** For what goes with every event, by its name in the catalogue, what it says, in another language. */
export type CommonTexts<Name extends string = string> = { readonly [One in Name]?: string | undefined };

/** What the catalogue says of its events and their fields, in another language. */
export type EventTexts<E extends Events = Events> = {
  readonly [Name in EventNameIn<E>]?: EventTextsOf<E[Name]['fields']> | undefined;
};

export interface CatalogueTexts<C extends Catalogue = Catalogue> {
  readonly groups?: GroupTexts<C['groups'][number]['title']> | undefined;
  readonly common?: CommonTexts<(keyof C['common'] & string) | ResourceAttribute> | undefined;
  readonly events?: EventTexts<C['events']> | undefined;
}

/**
 * Some of telemetry's texts, or all of them, and those of the catalogue: `TextsInOneLanguage<typeof catalogue>`. What is
 * left out is said in telemetry's own words.
 */
export type TextsInOneLanguage<C extends Catalogue = Catalogue> = OwnOf<
  Omit<TelemetryTexts, 'language' | keyof CatalogueTexts>
> &
  CatalogueTexts<C>;

/**
 * Texts by their language, a BCP 47 tag: `TelemetryTextsByLanguage<typeof catalogue>`. Who reads `pt-BR` is spoken to in the
 * texts of `pt-BR`, then `pt`, then telemetry's own in that language; in English, with the texts of `en`, if there are none.
 */
export type TelemetryTextsByLanguage<C extends Catalogue = Catalogue> = Readonly<
  Record<string, TextsInOneLanguage<C>>
>;
