import type { Phrase, PhraseAt } from './phrases.ts';
import type { ReduceSlot } from './slots.ts';
import { createTemplates, type Match, type Template } from './templates.ts';
import { type IsKnown, reduceQuoted, reduceWords } from './words.ts';

/** What follows is input, of which no message needs that much. */
const LONGEST_MESSAGE = 2_000;
/** Placeholders can be longer than what they stand for. */
const LONGEST_REDUCED = 1_000;
/** How many messages one in another are taken apart; errors that are handed on stand three deep. */
const DEEPEST = 5;

/** What may stay of a message. */
export interface KnownTexts {
  readonly templates: readonly Template[];
  readonly isKnown: IsKnown;
  readonly phraseAt: PhraseAt;
  readonly reduceSlot: ReduceSlot;
  /** Names of classes of errors, as they stand in front of a message: `TypeError: …`. */
  readonly types: ReadonlySet<string>;
}

/**
 * Gives a function that reduces a message. If it follows a known template, the fixed parts stay as they are and
 * only what stands in the holes is reduced, otherwise all of it is, word by word. A message in a message is
 * reduced as one.
 */
export function createMessageReducer(known: KnownTexts): (message: string) => string {
  const match = createTemplates(known.templates);
  const words = (text: string, starts = true): string =>
    reduceWords(text, known.isKnown, starts, known.phraseAt);

  function reduce(message: string, depth: number): string {
    const found = match(message);
    if (found !== null && found.parts[0] !== '') return fillHoles(found, depth);
    const head = depth < DEEPEST ? headOf(message) : null;
    if (head !== null) return `${head.text}${reduce(message.slice(head.length), depth + 1)}`;
    return found === null ? reduceAround(message) : fillHoles(found, depth);
  }

  /** What says of which kind the message after it is: `Uncaught TypeError: `, `14 UNAVAILABLE: `. */
  function headOf(message: string): Phrase | null {
    const [text = '', type = ''] =
      /^(?:Uncaught )?(?:\(in promise\) )?([A-Za-z]{1,60}): /.exec(message) ?? [];
    if (known.types.has(type)) return { text, length: text.length };
    const phrase = known.phraseAt(message, 0);
    if (phrase === null || !message.startsWith(': ', phrase.length)) return null;
    return { text: `${phrase.text}: `, length: phrase.length + 2 };
  }

  function reduceAround(message: string): string {
    const end = message.lastIndexOf(AFTER_INPUT);
    if (end < 0) return words(message);
    const start = message.search(/Unexpected|["'`]/);
    const before = words(message.slice(0, start < 0 ? 0 : Math.min(start, end)));
    const after = words(message.slice(end + AFTER_INPUT.length), false);
    return [before, `<string>${AFTER_INPUT}`, after].filter((part) => part !== '').join(' ');
  }

  function fillHoles({ parts, slots, holes }: Match, depth: number): string {
    // These repeat the text that was parsed: whatever is in it, it is somebody's.
    const repeatsInput = parts.some((part) => REPEATS_INPUT.test(part));
    return parts
      .map((part, index) => {
        const hole = holes[index];
        if (hole === undefined) return part;
        const slotted = known.reduceSlot(slots[index] ?? '', hole);
        if (slotted !== null) return `${part}${slotted}`;
        if (repeatsInput) return `${part}<string>`;
        const quote = part.at(-1) ?? '';
        const isQuoted = `"'\``.includes(quote) && quote !== '' && (parts[index + 1] ?? '').startsWith(quote);
        if (isQuoted) return `${part}${reduceQuoted(hole, known.isKnown)}`;
        if (part.endsWith(': ') && depth < DEEPEST) return `${part}${reduce(hole, depth + 1)}`;
        return `${part}${words(hole, part === '' || /[.:!?] $/.test(part))}`;
      })
      .join('');
  }

  return (message) => reduce(message.slice(0, LONGEST_MESSAGE), 0).slice(0, LONGEST_REDUCED);
}

/** V8 quotes what was parsed in front of these words. In a longer text no template tells where that begins. */
const AFTER_INPUT = ' is not valid JSON';
const REPEATS_INPUT = /not valid JSON| in JSON at position/;
