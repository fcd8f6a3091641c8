/** Building blocks of the generated documents. */

/** The maximum length of a line of text. */
export const MOST_LETTERS = 120;

export const code = (text: string): string => `\`${text}\``;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Text as one cell of a table. */
export function inCell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** Breaks lines that would be too long between words; further lines begin with `indent`. */
export function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  // Text in backquotes counts as one word, since a line break in it would show.
  for (const word of text.match(/(?:`[^`]*`|[^\s`])+/g) ?? []) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (last.length + 1 + word.length > MOST_LETTERS) lines.push(indent + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

/** As in a sentence: `a, b and c`. */
export function enumerate(words: readonly string[], conjunction: 'and' | 'or'): string {
  const [last = '', ...others] = words.toReversed();
  return others.length === 0 ? last : `${others.reverse().join(', ')} ${conjunction} ${last}`;
}
