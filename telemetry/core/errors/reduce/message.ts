import type { Phrase, PhraseAt } from './phrases.ts';
import type { ReduceSlot } from './slots.ts';
import { createTemplates, type Match, type Template } from './templates.ts';
import { type IsKnown, reduceQuoted, reduceWords } from './words.ts';

/** Anything longer is input; no fixed message needs that much. */
const LONGEST_MESSAGE = 2_000;
/** Placeholders can be longer than the text they replace. */
const LONGEST_REDUCED = 1_000;
/** How many nested messages are taken apart; wrapped errors nest three deep. */
const DEEPEST = 5;

/** The parts of a message that may stay. */
export interface KnownTexts {
  readonly templates: readonly Template[];
  readonly isKnown: IsKnown;
  readonly phraseAt: PhraseAt;
  readonly reduceSlot: ReduceSlot;
  /** Names of error classes, as they precede a message: `TypeError: …`. */
  readonly types: ReadonlySet<string>;
}

/**
 * Returns a function that reduces a message. If the message follows a known template, only the text in the
 * holes is reduced; otherwise all of it is, word by word. Nested messages are reduced as messages.
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

  /** A prefix that says what kind of message follows: `Uncaught TypeError: `, `14 UNAVAILABLE: `. */
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
    // These repeat the text that failed to parse, which is always somebody's.
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

/**
 * V8 quotes the input before these words. In a longer text, no template can tell where the quotation begins.
 */
const AFTER_INPUT = ' is not valid JSON';
const REPEATS_INPUT = /not valid JSON| in JSON at position/;
