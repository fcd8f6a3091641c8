import { getSystemErrorMap } from 'node:util';
import { BUILT_IN_NAMES, NAMES_IN_LOWER_CASE, NAMES_OF_PEOPLE, TECHNICAL_WORDS } from './data/words.ts';

/** The words that may appear in a reduced text wherever they come from. */
export interface Vocabulary {
  /** Ordinary words, in lower case. */
  readonly words: ReadonlySet<string>;
  /** Names with their own casing: `BigInt`, `HTTP`. */
  readonly names: ReadonlySet<string>;
}

const wordsIn = (list: string): readonly string[] => list.trim().split(/\s+/);

const onlyInLowerCase = new Set(wordsIn(NAMES_IN_LOWER_CASE));

/** The longest token that is looked up; no word of a message is longer. */
const LONGEST_WORD = 60;

/**
 * The words of the runtimes' texts and the reviewed technical words, minus those that are also names: nobody
 * can tell "will" from Will.
 */
export function createVocabulary(runtimeMessages: readonly string[]): Vocabulary {
  const words = new Set([...wordsIn(TECHNICAL_WORDS), ...wordsIn(NAMES_IN_LOWER_CASE)]);
  const names = new Set(wordsIn(BUILT_IN_NAMES));
  const people = new Set(wordsIn(NAMES_OF_PEOPLE).map((name) => name.toLowerCase()));
  const errnoTexts = [...getSystemErrorMap().values()].map(([, text]) => text);
  for (const text of [...runtimeMessages, ...errnoTexts]) {
    for (const [word] of text.matchAll(/(?<![\w$.-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w$-])/g)) {
      if (/^[A-Z]?[a-z]+(?:-[a-z]+)*$/.test(word)) words.add(word.toLowerCase());
      else names.add(word);
    }
  }
  for (const set of [words, names]) {
    for (const word of set) {
      if (word.length < 2 || word.split('-').some((part) => people.has(part.toLowerCase()))) set.delete(word);
    }
  }
  words.add('a');
  return { words, names };
}

/** Whether a token may stay. Ordinary words may be capitalised only at the start of a sentence. */
export function isKnownWord(vocabulary: Vocabulary, token: string, startsSentence: boolean): boolean {
  if (token.length > LONGEST_WORD) return false;
  if (vocabulary.names.has(token) || vocabulary.words.has(token)) return true;
  return startsSentence && /^[A-Z][a-z-]*$/.test(token) && isWord(vocabulary, token);
}

/** Whether an identifier consists of ordinary words only: `createSocket`, `_onTimeout`, `JSON`. */
export function isMadeOfWords(vocabulary: Vocabulary, identifier: string): boolean {
  if (identifier.length > LONGEST_WORD || !/^[#_$]*[A-Za-z_]+$/.test(identifier)) return false;
  const words = identifier.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return words.length > 0 && words.every((word) => vocabulary.names.has(word) || isWord(vocabulary, word));
}

/** In any casing: excludes the few that a capital, or their place in an identifier, would make a name. */
function isWord({ words }: Vocabulary, word: string): boolean {
  const lower = word.toLowerCase();
  return words.has(lower) && !onlyInLowerCase.has(lower);
}
