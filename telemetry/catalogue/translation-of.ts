/** Texts in other languages: each has to have the `{placeholders}` of the English one, or it does not compile. */

/** The names of the places in a text: `'name' | 'count'` of `{name} has {count}`. */
export type PlaceholdersIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersIn<Rest>
  : never;

/** A text for each number, by the plural rules of a language. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** Texts of the same names, whatever they say. */
export type TextsLike<English> = English extends string
  ? string
  : English extends PluralForms
    ? PluralForms
    : { readonly [Name in keyof English]: TextsLike<English[Name]> };

/** What no text is, so that the compiler shows it. */
export interface Mistake<Words extends string> {
  readonly error: Words;
}

/** Nothing for a text whose places are the wanted ones, and otherwise what the compiler is to say of it. */
export type PlaceholderMistake<
  Text extends string,
  Required extends string,
  Allowed extends string = Required,
> = string extends Text
  ? unknown
  : [Exclude<Required, PlaceholdersIn<Text>>] extends [never]
    ? [Exclude<PlaceholdersIn<Text>, Allowed>] extends [never]
      ? unknown
      : Mistake<`{${Exclude<PlaceholdersIn<Text>, Allowed>}} is no placeholder of the English text.`>
    : Mistake<`The placeholder {${Exclude<Required, PlaceholdersIn<Text>>}} of the English text is missing.`>;

/** The places of all forms, of which a form for few can leave out the number: "one event", "no events". */
export type FormMistakes<English extends PluralForms, Own, Free extends string = never> = {
  readonly [Rule in keyof Own]: Own[Rule] extends string
    ? PlaceholderMistake<
        Own[Rule],
        Exclude<
          PlaceholdersIn<English[Rule extends 'one' ? 'one' : 'other']>,
          Free | (Rule extends 'other' ? never : 'count')
        >,
        PlaceholdersIn<English['one'] | English['other']> | Free
      >
    : unknown;
};

/** Nothing for texts of the same names and places, and otherwise what the compiler is to say of each. */
export type Mistakes<English, Own> = English extends string
  ? Own extends string
    ? PlaceholderMistake<Own, PlaceholdersIn<English>>
    : unknown
  : English extends PluralForms
    ? FormMistakes<English, Own>
    : {
        readonly [Name in keyof Own]: Name extends keyof English
          ? Mistakes<English[Name], Own[Name]>
          : Mistake<`There is no English text ${Name & string}.`>;
      };

/**
 * Checks texts against the English ones, which are declared `as const`, while it compiles: `translationOf<typeof english>()({ … })`.
 * A missing or extra text or placeholder is an error that says so. Returns the texts as they are.
 */
export function translationOf<English>(): <const Own extends TextsLike<English>>(
  own: Own & Mistakes<English, Own>,
) => TextsLike<English> {
  return (own) => own;
}
