/** Languages by their BCP 47 tags, such as `de-CH`. */

/** The tag as `Intl` takes it, also of what POSIX writes, such as `de_CH`; null for what is none. */
export function languageTag(locale: string): string | null {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/** Whether texts in one language are for who reads another: those in `pt` for `pt` and `pt-BR`, not the other way round. */
export function isLanguageFor(language: string, reader: string): boolean {
  return `${reader}-`.toLowerCase().startsWith(`${language}-`.toLowerCase());
}
