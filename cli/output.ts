/** What is printed: results on standard output, all else on standard error. */
import { styleText } from 'node:util';
import { printable } from './printable.ts';

type Style = Parameters<typeof styleText>[0];

/** Text that is in this style where there are colours. */
interface Styled {
  readonly style: Style;
  readonly text: string;
}

/** A line, in one piece or several. Nothing in its text is obeyed by a terminal: only styles make escape sequences. */
export type Line = string | readonly (string | Styled)[];

export interface Output {
  /** Whether to tell more than was asked for. */
  readonly verbose: boolean;
  /** Prints a result in one of its two forms: as JSON, for a program to read, or as lines. */
  result(value: unknown, lines: readonly Line[]): void;
  /** A line for the person, on standard error. */
  note(line: string): void;
}

interface OutputOptions {
  readonly json: boolean;
  readonly verbose: boolean;
}

export function createOutput({ json, verbose }: OutputOptions): Output {
  return {
    verbose,
    result(value, lines) {
      const printed = json
        ? JSON.stringify(value, undefined, 2).split('\n').map(printable)
        : lines.map((line) => render(line, process.stdout));
      if (printed.length > 0) process.stdout.write(`${printed.join('\n')}\n`);
    },
    note,
  };
}

export function styled(style: Style, text: string): Styled {
  return { style, text };
}

/** A line on standard error. */
export function note(line: string): void {
  process.stderr.write(`kreyac: ${printable(line)}\n`);
}

/** A line on standard error that says why there is no result. */
export function failure(line: string): void {
  process.stderr.write(`${render([styled('red', 'kreyac:')], process.stderr)} ${printable(line)}\n`);
}

function render(line: Line, stream: NodeJS.WriteStream): string {
  const parts = typeof line === 'string' ? [line] : line;
  return parts
    .map((part) => {
      if (typeof part === 'string') return printable(part);
      const text = printable(part.text);
      return hasColours(stream) ? paint(part.style, text) : text;
    })
    .join('');
}

/** The text in this style, wherever it goes. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { validateStream: false });
}

/** https://no-color.org */
export function hasColours(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
}

/** Resolves when all that was printed is with the system, which would be lost by ending before. */
export async function allPrinted(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0) await new Promise<void>((resolve) => stream.write('', () => resolve()));
  }
}
