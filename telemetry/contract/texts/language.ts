/** Of these texts those in the language of a BCP 47 tag such as `de-CH`; the first ones if there are none in it. */
export function inLanguageOf<Texts extends { readonly language: string }>(
  locale: string,
  all: readonly [Texts, ...Texts[]],
): Texts {
  const [language] = locale.toLowerCase().split(/[-_]/);
  return all.find((texts) => texts.language === language) ?? all[0];
}
