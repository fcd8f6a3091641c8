import { expect, test } from 'vitest';
import { systemLocale } from './system-locale.ts';

test.each([
  [{ LANG: 'de_AT.UTF-8' }, 'de-AT'],
  [{ LANG: 'de_DE@euro' }, 'de-DE'],
  [{ LC_MESSAGES: 'de_CH.UTF-8', LANG: 'en_US.UTF-8' }, 'de-CH'],
  [{ LC_ALL: 'en_GB.UTF-8', LC_MESSAGES: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' }, 'en-GB'],
  [{ LC_ALL: '', LC_MESSAGES: '', LANG: 'de_DE.UTF-8' }, 'de-DE'],
  [{ LANG: 'en_US.UTF-8', LANGUAGE: 'de:en' }, 'de'],
  [{ LC_ALL: 'en_US.UTF-8', LANGUAGE: ':de_CH:de' }, 'de-CH'],
  [{ LC_ALL: 'C.UTF-8', LANG: 'de_DE.UTF-8', LANGUAGE: 'de' }, 'en'],
  [{ LC_ALL: 'POSIX', LANGUAGE: 'de' }, 'en'],
  [{ LANG: 'not a locale' }, 'en'],
])('%o is the language %s', (variables, expected) => {
  expect(systemLocale(variables)).toBe(expected);
});

test('without any of these variables the system itself is asked', () => {
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  expect(systemLocale({})).toBe(locale);
  expect(systemLocale({ LANG: '', LANGUAGE: 'de' })).toBe(locale);
});
