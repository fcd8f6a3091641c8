/** How words are written in bash and in PowerShell; zsh and fish quote what they are told by themselves. */

type Quote = "'" | '"' | null;

export interface BashLine {
  /** The complete words, without their quotes. */
  readonly words: readonly string[];
  /** The beginning of the last word. */
  readonly current: {
    readonly text: string;
    /** As it is typed. */
    readonly raw: string;
    /** The quote in which it ends. */
    readonly quote: Quote;
  };
}

/**
 * Splits what was typed into words as bash does, without expanding anything: a `$(…)` that somebody is about to type must
 * not run at a press of Tab.
 */
export function readBashLine(line: string): BashLine {
  const words: string[] = [];
  let text = '';
  let start = 0;
  let isWord = false;
  let quote: Quote = null;
  for (let index = 0; index < line.length; index++) {
    const letter = line.charAt(index);
    if (quote === null && /\s/.test(letter)) {
      if (isWord) words.push(text);
      text = '';
      isWord = false;
      start = index + 1;
      continue;
    }
    isWord = true;
    if (letter === quote) quote = null;
    else if (quote === null && (letter === "'" || letter === '"')) quote = letter;
    else if (letter === '\\' && quote !== "'") text += line.charAt(++index);
    else text += letter;
  }
  return { words, current: { text, raw: line.slice(start), quote } };
}

/**
 * The word as it goes on in bash from where readline begins to replace, which is after a quote, `=` or `:`; null if it can
 * not go on from what was typed.
 * @param replaced what readline takes for the word to complete
 */
export function continueInBash(
  word: string,
  { raw, quote }: BashLine['current'],
  replaced: string,
): string | null {
  // Between double quotes an interactive bash takes it for its history, and keeps the backslash that would stop it.
  if (quote === '"' && word.includes('!')) return null;
  const whole = (quote ?? '') + escapeForBash(word, quote);
  const kept = raw.endsWith(replaced) ? raw.slice(0, raw.length - replaced.length) : '';
  return whole.startsWith(kept) ? whole.slice(kept.length) : null;
}

function escapeForBash(word: string, quote: Quote): string {
  switch (quote) {
    case "'":
      return word.replaceAll("'", "'\\''");
    case '"':
      return word.replaceAll(/["\\$`]/g, '\\$&');
    case null:
      return word.replaceAll(/[^\p{L}\p{N}\p{M}_./:=@%+,-]/gu, '\\$&');
  }
}

/** The word as an argument in PowerShell, for which typographic quotes are quotes, too. */
export function quoteForPowerShell(word: string): string {
  return /^[\p{L}\p{N}_./+-]+$/u.test(word) ? word : `'${word.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}
