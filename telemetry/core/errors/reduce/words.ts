import type { PhraseAt } from './phrases.ts';
import { type Placeholder, placeholderFor } from './token.ts';

/** Decides which tokens may stay. */
export type IsKnown = (token: string, startsSentence: boolean) => boolean;

/** A reduced piece of text: a known word or a placeholder, with the punctuation around it. */
interface Piece {
  readonly core: string;
  readonly isPlaceholder: boolean;
  readonly before: string;
  after: string;
}

const QUOTES = '"\'`';
/** Longer runs of punctuation are drawings. */
const LONGEST_PUNCTUATION = 3;

const noPhrases: PhraseAt = () => null;

/**
 * Reduces a text word by word: known words and phrases stay, anything else becomes a placeholder of its kind,
 * and equal neighbours become one. Scans the text once and recognises ASCII only.
 */
export function reduceWords(
  text: string,
  isKnown: IsKnown,
  startsSentence = true,
  phraseAt: PhraseAt = noPhrases,
): string {
  const pieces: Piece[] = [];
  let at = 0;
  let space = '';
  let starts = startsSentence;
  const add = (core: string, isPlaceholder: boolean, before: string, after: string): void => {
    const last = pieces.at(-1);
    if (isPlaceholder && last?.isPlaceholder && last.core === core) last.after = after;
    else pieces.push({ core, isPlaceholder, before: `${pieces.length > 0 ? space : ''}${before}`, after });
    space = '';
  };
  while (at < text.length) {
    const char = text.charAt(at);
    const phrase = phraseAt(text, at);
    if (phrase !== null) {
      add(phrase.text, false, '', '');
      at += phrase.length;
      starts = false;
    } else if (/\s/.test(char)) {
      space = ' ';
      at += 1;
    } else if (QUOTES.includes(char)) {
      const end = closingQuote(text, at);
      const quoted = reduceQuoted(text.slice(at + 1, end), isKnown);
      add(quoted, quoted.startsWith('<'), char, char);
      at = end + 1;
      starts = false;
    } else if (char === '{') {
      const end = text.lastIndexOf('}');
      add('<object>', true, '', '');
      at = end < at ? text.length : end + 1;
    } else {
      const end = endOfToken(text, at);
      const { before, core, after } = trimPunctuation(text.slice(at, end));
      const known = core === '' || isKnown(core, starts);
      add(known ? core : placeholderFor(core), !known, before, after);
      starts = /[.:!?]$/.test(after);
      at = end;
    }
  }
  return pieces.map(({ before, core, after }) => `${before}${core}${after}`).join('');
}

/** Quoted texts are usually input: keeps a single known word in its ordinary casing, or a placeholder. */
export function reduceQuoted(text: string, isKnown: IsKnown): string {
  if (isKnown(text, false)) return text;
  const placeholder: Placeholder = placeholderFor(text);
  const isText = placeholder === '<word>' || (/\s/.test(text) && placeholder !== '<path>');
  return isText ? '<string>' : placeholder;
}

/**
 * The next matching quote that is not inside a word; the end of the text if the quotation is never closed.
 */
function closingQuote(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = text.indexOf(quote, start + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (!/\w/.test(text.charAt(at + 1))) return at;
  }
  return text.length;
}

/** A token ends at white space, a brace or a quote; an apostrophe within a word does not count. */
function endOfToken(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (/[\s{"`]/.test(char) || (char === "'" && !/\w/.test(text.charAt(at - 1)))) return at;
  }
  return text.length;
}

const IS_PUNCTUATION = /^[-()[\]<>.,:;!?=+*/&|]+$/;

function trimPunctuation(token: string): { before: string; core: string; after: string } {
  if (IS_PUNCTUATION.test(token) && token.length <= LONGEST_PUNCTUATION)
    return { before: '', core: '', after: token };
  let start = 0;
  let end = token.length;
  while (start < end && '(['.includes(token.charAt(start))) start += 1;
  while (end > start && ')].,:;!?'.includes(token.charAt(end - 1))) end -= 1;
  const cut = (text: string): string => text.slice(0, LONGEST_PUNCTUATION);
  return { before: cut(token.slice(0, start)), core: token.slice(start, end), after: cut(token.slice(end)) };
}
