import { Help } from 'commander';

/** What text for people is wrapped to, where the terminal is not narrower. */
export const MOST_LETTERS = 80;

/** A text in lines that all begin with this indent, and have at most that many letters with it. */
export function wrapText(text: string, indent: string, width: number): string[] {
  const lines = new Help().boxWrap(text, width - indent.length).split('\n');
  return lines.map((line) => `${indent}${line}`);
}

/** A text after a label of that many letters, and further lines that begin where it does. */
export function hangText(label: string, letters: number, text: string, width: number): string[] {
  const [first = '', ...others] = wrapText(text, ' '.repeat(letters), width);
  return [label + first.slice(letters), ...others];
}
