import { createTemplates, type Match, type Template } from './templates.ts';
import { type IsKnown, reduceQuoted, reduceWords } from './words.ts';

/** What follows is input, of which no message needs that much. */
const LONGEST_MESSAGE = 2_000;
/** Placeholders can be longer than what they stand for. */
const LONGEST_REDUCED = 1_000;

/**
 * Gives a function that reduces a message. If it follows a known template, the fixed parts stay as they are and
 * only what stands in the holes is reduced word by word, otherwise all of it is.
 */
export function createMessageReducer(
  templates: readonly Template[],
  isKnown: IsKnown,
): (message: string) => string {
  const match = createTemplates(templates);
  return (message) => {
    const bounded = message.slice(0, LONGEST_MESSAGE);
    const found = match(bounded);
    const reduced = found === null ? reduceAround(bounded, isKnown) : fillHoles(found, isKnown);
    return reduced.slice(0, LONGEST_REDUCED);
  };
}

/** V8 quotes what was parsed in front of these words. In a longer text no template tells where that begins. */
const AFTER_INPUT = ' is not valid JSON';

function reduceAround(message: string, isKnown: IsKnown): string {
  const end = message.lastIndexOf(AFTER_INPUT);
  if (end < 0) return reduceWords(message, isKnown);
  const start = message.search(/Unexpected|["'`]/);
  const before = reduceWords(message.slice(0, start < 0 ? 0 : Math.min(start, end)), isKnown);
  const after = reduceWords(message.slice(end + AFTER_INPUT.length), isKnown, false);
  return [before, `<string>${AFTER_INPUT}`, after].filter((part) => part !== '').join(' ');
}

function fillHoles({ parts, holes }: Match, isKnown: IsKnown): string {
  // These repeat the text that was parsed: whatever is in it, it is somebody's.
  const repeatsInput = parts.some((part) => part.includes('not valid JSON'));
  return parts
    .map((part, index) => {
      const hole = holes[index];
      if (hole === undefined) return part;
      if (repeatsInput) return `${part}<string>`;
      const quote = part.at(-1) ?? '';
      const isQuoted = `"'\``.includes(quote) && quote !== '' && (parts[index + 1] ?? '').startsWith(quote);
      if (isQuoted) return `${part}${reduceQuoted(hole, isKnown)}`;
      return `${part}${reduceWords(hole, isKnown, part === '' || /[.:!?] $/.test(part))}`;
    })
    .join('');
}
