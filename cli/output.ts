/** What is printed: results on standard output, all else on standard error. */
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

export interface Output {
  /** Whether results are for a program to read. */
  readonly json: boolean;
  /** Whether to tell more than was asked for. */
  readonly verbose: boolean;
  /** Prints a result in one of its two forms. */
  result(value: unknown, lines: readonly string[]): void;
  /** A line for the person, on standard error. */
  note(line: string): void;
  /** The text in this style if it goes to a terminal. */
  style(style: Style, text: string): string;
}

interface OutputOptions {
  readonly json: boolean;
  readonly verbose: boolean;
}

export function createOutput({ json, verbose }: OutputOptions): Output {
  return {
    json,
    verbose,
    result(value, lines) {
      const text = json ? JSON.stringify(value, undefined, 2) : lines.join('\n');
      if (text !== '') process.stdout.write(`${text}\n`);
    },
    note,
    style: (style, text) => (hasColours(process.stdout) ? styleText(style, text) : text),
  };
}

/** A line on standard error. */
export function note(line: string): void {
  process.stderr.write(`kreyac: ${line}\n`);
}

/** https://no-color.org */
function hasColours(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
}

/** Resolves when all that was printed is with the system, which would be lost by ending before. */
export async function allPrinted(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0) await new Promise<void>((resolve) => stream.write('', () => resolve()));
  }
}
