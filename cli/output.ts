/** What is printed: results on standard output, all else on standard error. */
import { fstatSync, writeFileSync } from 'node:fs';
import { styleText } from 'node:util';
import { codeOf, isErrorWithCode, say } from 'kreya-telemetry/node';
import { asciiJson, printable } from './printable.ts';

type Style = Parameters<typeof styleText>[0];

/** Text that is in this style where there are colours. */
interface Styled {
  readonly style: Style;
  readonly text: string;
}

/** A line, in one piece or several. Nothing in its text is obeyed by a terminal: only styles make escape sequences. */
export type Line = string | readonly (string | Styled)[];

/** @typeParam Json what a result is with `--json` */
export interface Output<Json = unknown> {
  /** Whether to tell more than was asked for. */
  readonly verbose: boolean;
  /** Prints a result in one of its two forms: as JSON, for a program to read, or as lines. */
  readonly result: (value: Json, lines: readonly Line[]) => void;
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
      const printed = json ? [asciiJson(value)] : lines.map((line) => render(line, process.stdout));
      if (printed.length > 0) print(`${printed.join('\n')}\n`);
    },
    note,
  };
}

export function styled(style: Style, text: string): Styled {
  return { style, text };
}

/** A line on standard error. */
export function note(line: string): void {
  say(`kreyac: ${printable(line)}\n`);
}

/** A line on standard error that says why there is no result. */
export function failure(line: string): void {
  say(`${render([styled('red', 'kreyac:')], process.stderr)} ${printable(line)}\n`);
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

const STDOUT = 1;

/** For each text that was printed, what became of it: undefined when it is with the system, or an error. */
const outcomes: Promise<unknown>[] = [];

/** Prints text on standard output. */
export function print(text: string): void {
  if (isStream()) {
    let settle: (error: unknown) => void = () => {};
    const outcome = new Promise((resolve) => {
      settle = resolve;
    });
    // What the event says, the callback says too.
    process.stdout.once('error', () => {}).write(text, settle);
    outcomes.push(outcome);
    return;
  }
  try {
    // For a file, Node's stream holds what a full disk took in part to be written.
    writeFileSync(STDOUT, text);
  } catch (error) {
    outcomes.push(Promise.resolve(error));
  }
}

/** Whether standard output can be a while in taking something: a terminal, a pipe or a socket. */
function isStream(): boolean {
  if (process.stdout.isTTY) return true;
  try {
    const kind = fstatSync(STDOUT);
    return kind.isFIFO() || kind.isSocket();
  } catch {
    return false;
  }
}

/**
 * Waits until all that was printed is with the system. Returns the code of the error for which it is not; null if all is
 * well, and if whoever reads has read enough, as `head` has.
 */
export async function findLostOutput(): Promise<string | null> {
  const error = (await Promise.all(outcomes)).find((one) => one instanceof Error);
  if (error === undefined || isErrorWithCode(error, 'EPIPE', 'ECONNRESET')) return null;
  return codeOf(error);
}
