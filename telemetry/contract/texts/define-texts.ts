/** A program's own texts, with a compiler that checks their placeholders. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type {
  FormMistakes,
  Mistake,
  PlaceholderMistake,
  PlaceholdersIn,
  PluralForms,
} from '../../catalogue/translation-of.ts';
import type { telemetry as english } from './en.ts';
import type { CatalogueTexts, TelemetryTextsByLanguage, TextsInOneLanguage } from './own-texts.ts';

/** What is wrong with placeholders; that of the product's name can be in any text, and in none. */
type WrongPlaceholders<English, Own> = English extends string
  ? Own extends string
    ? PlaceholderMistake<
        Own,
        Exclude<PlaceholdersIn<English>, 'product'>,
        PlaceholdersIn<English> | 'product'
      >
    : unknown
  : English extends PluralForms
    ? FormMistakes<English, Own, 'product'>
    : {
        readonly [Name in keyof Own]: Name extends keyof English
          ? WrongPlaceholders<English[Name], Own[Name]>
          : unknown;
      };

/** What there is no text for: an object that is inferred may have more than it has to. */
type UnknownNames<Known, Own> = Own extends string
  ? unknown
  : {
      readonly [Name in keyof Own]: Name extends keyof Known
        ? UnknownNames<NonNullable<Known[Name]>, Own[Name]>
        : Mistake<`There is no text ${Name & string}.`>;
    };

/** Nothing for texts that can be meant, and otherwise what the compiler is to say of each. */
export type TextMistakes<C extends Catalogue, Own> = {
  readonly [Language in keyof Own]: WrongPlaceholders<
    Omit<typeof english, keyof CatalogueTexts>,
    Omit<Own[Language], keyof CatalogueTexts>
  > &
    UnknownNames<TextsInOneLanguage<C>, Own[Language]>;
};

/**
 * Declares a program's own texts: `defineTexts(catalogue, { fr: { … } })`. What is in `texts` but not in telemetry's does
 * not compile, nor does a text with a placeholder too many or too few. `{product}` can be in any text, and in none. Returns
 * the texts as they are; what no compiler has checked is checked where they are used.
 */
export function defineTexts<C extends Catalogue, const Own extends TelemetryTextsByLanguage<C>>(
  _catalogue: C,
  texts: Own & TextMistakes<C, Own>,
): TelemetryTextsByLanguage<C> {
  return texts;
}
