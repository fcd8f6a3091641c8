import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

const marked = (text: string, terms: readonly string[]) =>
  excerptOf(text, terms)
    .map(({ words, isMatch }) => (isMatch ? `[${words}]` : words))
    .join('');

test('what was found is marked where a word begins with it', () => {
  expect(marked('Install it, or reinstall it.', ['install'])).toBe('[Install] it, or reinstall it.');
});

test('a long text is cut around the first match, between words before it', () => {
  const text = `${'before '.repeat(30)}here ${'after '.repeat(40)}`;
  expect(marked(text, ['here'])).toMatch(/^…(before ){5}\[here\] (after )+.*…$/);
});

test('without a match the text is shown from its beginning', () => {
  expect(marked('Some words.', ['elsewhere'])).toBe('Some words.');
  expect(marked('Some words.', [])).toBe('Some words.');
});

test('signs are looked for as they are', () => {
  expect(marked('All of c++ or c--', ['c++', 'c--'])).toBe('All of [c++] or [c--]');
});
