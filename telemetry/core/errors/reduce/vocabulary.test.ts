import { expect, it } from 'vitest';
import { PLATFORM_INTERFACES, PLATFORM_MEMBERS } from './data/platform-names.ts';
import { RUNTIME_MESSAGES } from './data/runtime-texts.ts';
import { NAMES_IN_LOWER_CASE, NAMES_OF_PEOPLE } from './data/words.ts';
import { WRITTEN_MESSAGES } from './data/written-messages.ts';
import { namesOfPeople } from './testing/people.ts';
import { createVocabulary, isKnownWord, isMadeOfWords } from './vocabulary.ts';

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

const vocabulary = createVocabulary([RUNTIME_MESSAGES, WRITTEN_MESSAGES]);
const lowerCaseOnly = new Set(list(NAMES_IN_LOWER_CASE));

it("contains nobody's name", () => {
  const people = namesOfPeople();
  expect(people.size).toBeGreaterThan(40_000);
  const named = [...vocabulary.words, ...vocabulary.names].filter((word) =>
    word.split(/[-_.]/).some((part) => people.has(part.toLowerCase()) && !lowerCaseOnly.has(part)),
  );
  expect(named).toEqual([]);
});

it("contains no platform name that is also a person's name", () => {
  const people = namesOfPeople();
  const names = [PLATFORM_INTERFACES, PLATFORM_MEMBERS].flatMap(list);
  expect(names.length).toBeGreaterThan(1_500);
  expect(names.filter((name) => people.has(name.toLowerCase()))).toEqual([]);
});

it('makes no needless exception for names, and a handful at most', () => {
  const people = namesOfPeople();
  expect(lowerCaseOnly.size).toBeLessThan(10);
  expect([...lowerCaseOnly].filter((word) => !people.has(word))).toEqual([]);
  // An exception list with unnecessary names would hide a mistake in the other lists.
  expect(list(NAMES_OF_PEOPLE).filter((word) => !people.has(word.toLowerCase()))).toEqual([]);
});

it('accepts a capitalised ordinary word at the start of a sentence, but never a possible name', () => {
  expect(isKnownWord(vocabulary, 'cannot', false)).toBe(true);
  expect(isKnownWord(vocabulary, 'Cannot', true)).toBe(true);
  expect(isKnownWord(vocabulary, 'Cannot', false)).toBe(false);
  expect(isKnownWord(vocabulary, 'CANNOT', true)).toBe(false);
  expect(isKnownWord(vocabulary, 'can', false)).toBe(true);
  expect(isKnownWord(vocabulary, 'Can', true)).toBe(false);
  expect(isKnownWord(vocabulary, 'will', false)).toBe(false);
  expect(isKnownWord(vocabulary, 'BigInt', false)).toBe(true);
  expect(isKnownWord(vocabulary, 'bigint', false)).toBe(true);
});

it('recognises identifiers made of its words', () => {
  for (const name of ['createSocket', '_onTimeout', 'JSON', 'HTTP', 'emitError', '#connect']) {
    expect(isMadeOfWords(vocabulary, name), name).toBe(true);
  }
  for (const name of [
    'createGrace',
    'graceError',
    'willOpen',
    'openCan',
    'open1',
    'öffne',
    '',
    '_',
    'open\u200bfile',
  ]) {
    expect(isMadeOfWords(vocabulary, name), name).toBe(false);
  }
});
