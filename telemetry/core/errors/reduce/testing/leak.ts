import { NAMES_IN_LOWER_CASE } from '../data/words.ts';

/** Shorter pieces of a canary occur in any text by chance. */
const SHORTEST_PIECE = 6;

/** The impersonal text around a canary's personal parts, in a path or a URL. */
const AROUND = new Set(['home', 'get', 'key', 'token']);
const personal = (canary: string): string => canary.replace(/^(?:file|https?):\/\/+/, '');

const PLACEHOLDERS = /<(?:path|url|email|ip|number|id|string|word|object|other|anonymous)>/g;

const mayBeLowerCase = new Set(NAMES_IN_LOWER_CASE.trim().split(/\s+/));

/**
 * The part of a canary that a text repeats, beyond what `harmless` contains; null if nothing. Pieces are
 * matched case-insensitively, and short names as whole words, since "cannot" contains "an" without revealing
 * Ann.
 * @param harmless the same text reduced with nothing planted, so that all of it is the runtime's own
 */
export function leak(canary: string, text: string, harmless: string): string | null {
  const [found, own] = [text, harmless].map((json) => json.replace(PLACEHOLDERS, ' '));
  if (found === undefined || own === undefined) return null;
  const [foundLower, ownLower, wanted] = [
    found.toLowerCase(),
    own.toLowerCase(),
    personal(canary).toLowerCase(),
  ];
  for (let at = 0; at + SHORTEST_PIECE <= wanted.length; at += 1) {
    const piece = wanted.slice(at, at + SHORTEST_PIECE);
    if (foundLower.includes(piece) && !ownLower.includes(piece)) return piece;
  }
  for (const word of personal(canary).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    const isException = word === word.toLowerCase() && mayBeLowerCase.has(word);
    if (word.length < 2 || isException || AROUND.has(word)) continue;
    if (foundLower.includes(word.toLowerCase()) && countOf(word, found) > countOf(word, own)) return word;
  }
  return null;
}

/** How often a word occurs in a text as a separate word, also as a part of camelCase or snake_case. */
function countOf(word: string, text: string): number {
  const words = text.split(/[^\p{L}\p{M}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u);
  return words.filter((part) => part.toLowerCase() === word.toLowerCase()).length;
}
