/** What a result shows of the text in which something was found. */
export interface ExcerptPart {
  readonly words: string;
  readonly isMatch: boolean;
}

const BEFORE = 40;
const LENGTH = 160;

/**
 * About a line and a half around the first match, or from the beginning if the match is elsewhere, such as in the title.
 * @param terms lower-case, as they are in the text
 */
export function excerptOf(text: string, terms: readonly string[]): ExcerptPart[] {
  const longestFirst = [...terms].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `\\b(?:${longestFirst.map((term) => term.replace(/\W/g, '\\$&')).join('|')})`,
    'gi',
  );
  const first = terms.length === 0 ? 0 : Math.max(text.search(pattern), 0);
  const from = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
  const isCut = from + LENGTH < text.length;
  const excerpt = text.slice(from, isCut ? text.lastIndexOf(' ', from + LENGTH) : undefined);
  const parts: ExcerptPart[] = [];
  const add = (words: string, isMatch: boolean) => words !== '' && parts.push({ words, isMatch });
  let end = 0;
  if (from > 0) add('…', false);
  for (const match of terms.length === 0 ? [] : excerpt.matchAll(pattern)) {
    add(excerpt.slice(end, match.index), false);
    add(match[0], true);
    end = match.index + match[0].length;
  }
  add(excerpt.slice(end), false);
  if (isCut) add(' …', false);
  return parts;
}
