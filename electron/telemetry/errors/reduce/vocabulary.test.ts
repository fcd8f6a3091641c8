import { allFakers } from '@faker-js/faker';
import { expect, it } from 'vitest';
import { RUNTIME_MESSAGES } from './data/runtime-texts.ts';
import { NAMES_IN_LOWER_CASE, NAMES_OF_PEOPLE } from './data/words.ts';
import { WRITTEN_MESSAGES } from './data/written-messages.ts';
import { createVocabulary, isKnownWord, isMadeOfWords } from './vocabulary.ts';

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** What accounts are called, and given names that are words, which lists of names tend to miss. */
const MORE_NAMES = `
  admin administrator anonymous-user backup daemon guest johndoe nobody oracle owner postgres root sysadmin test tester
  ubuntu user username vagrant webmaster
  alba amber angel april art august autumn basil bill bishop bob brook buck cash chance chase chuck clay cliff constance
  crystal dale dawn dean dolly dot drew earl eve faith fern flora forest frank gene ginger glen grace grant guy
  hank happy harmony hazel heath heaven holly hope hunter iris ivy jack jade jasmine jay jean jewel john josh joy judge
  june justice ken king lance laurel lee leo lily love major marina mark mason may mercy miles mina mo norm olive
  page pan pat patience paul pearl peg penny peter pierce poppy precious prince princess queen rain ray reed rich rob
  robin rocky rod rose ruby rusty sage sandy scout serena sky skip sterling stone storm sue summer sunny tab taylor
  ted terry tim tom tony trace tracy trip trinity ty van vera victor viola violet wade ward will willow windy winter
  wren young zion
`;

function namesOfPeople(): ReadonlySet<string> {
  const names = new Set(list(MORE_NAMES));
  const add = (value: unknown): void => {
    if (typeof value === 'string') for (const word of value.split(/[\s'-]+/)) names.add(word.toLowerCase());
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(add);
  };
  for (const { rawDefinitions } of Object.values(allFakers)) {
    add(rawDefinitions.person?.first_name);
    add(rawDefinitions.person?.middle_name);
    add(rawDefinitions.person?.last_name);
  }
  return names;
}

const vocabulary = createVocabulary([RUNTIME_MESSAGES, WRITTEN_MESSAGES]);
const lowerCaseOnly = new Set(list(NAMES_IN_LOWER_CASE));

it('holds the name of nobody', () => {
  const people = namesOfPeople();
  expect(people.size).toBeGreaterThan(40_000);
  const named = [...vocabulary.words, ...vocabulary.names].filter((word) =>
    word.split(/[-_.]/).some((part) => people.has(part.toLowerCase()) && !lowerCaseOnly.has(part)),
  );
  expect(named).toEqual([]);
});

it('excepts no name without need, and a handful at most', () => {
  const people = namesOfPeople();
  expect(lowerCaseOnly.size).toBeLessThan(10);
  expect([...lowerCaseOnly].filter((word) => !people.has(word))).toEqual([]);
  // A list that names more than it has to hides a mistake in the other ones.
  expect(list(NAMES_OF_PEOPLE).filter((word) => !people.has(word.toLowerCase()))).toEqual([]);
});

it('takes a capital for an ordinary word where a sentence starts, and never for what may be a name', () => {
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

it('knows identifiers that are made of its words', () => {
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
