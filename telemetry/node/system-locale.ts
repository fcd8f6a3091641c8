/** The language that the system speaks to this person. */
import { languageTag } from '../contract/texts/language.ts';

/** In the order in which POSIX looks for the language of messages. */
const BY_PRECEDENCE = ['LC_ALL', 'LC_MESSAGES', 'LANG'];

/** What POSIX calls no language at all: programs then speak as they were written. */
const NO_LANGUAGE = ['C', 'POSIX'];

/**
 * A BCP 47 tag: as the POSIX variables say, with GNU's `LANGUAGE` before them unless they name no language; where none is
 * set, as on most of Windows, as `Intl` has it from the system. An empty variable counts as not set.
 */
export function systemLocale(variables: Readonly<Record<string, string | undefined>> = process.env): string {
  const posix = BY_PRECEDENCE.map((name) => variables[name] ?? '').find((value) => value !== '');
  if (posix === undefined) return new Intl.DateTimeFormat().resolvedOptions().locale;
  if (NO_LANGUAGE.includes(languageIn(posix))) return 'en';
  const [preferred = ''] = (variables['LANGUAGE'] ?? '').split(':').filter((value) => value !== '');
  return languageTag(languageIn(preferred)) ?? languageTag(languageIn(posix)) ?? 'en';
}

/** `de_AT` of `de_AT.UTF-8@euro`. */
function languageIn(value: string): string {
  return value.replace(/[.@].*$/, '');
}
