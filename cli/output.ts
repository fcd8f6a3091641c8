/** What is printed: results on standard output, all else on standard error. */
import { constants, fstatSync, writeFileSync } from 'node:fs';
import { styleText } from 'node:util';
import { codeOf, isErrorWithCode, say } from 'kreya-telemetry/node';
import { asciiJson, printable } from './printable.ts';
import { clearProgress, showProgress } from './progress.ts';

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
  /**
   * Prints part of a result that goes on: as one line of JSON per value, or as lines. Resolves once the system has taken it,
   * with whether it can take more.
   */
  readonly part: (values: readonly unknown[], lines: readonly Line[]) => Promise<boolean>;
  /** A line for the person, on standard error. */
  note(line: string): void;
  /**
   * Shows how far something is, in place of what this showed before, until anything else is printed. Only at a terminal.
   * `share` is from 0 to 1; null draws no bar. Returns whether it is shown.
   */
  progress(text: string, share: number | null): boolean;
}

interface OutputOptions {
  readonly json: boolean;
  readonly verbose: boolean;
}

export function createOutput({ json, verbose }: OutputOptions): Output {
  function printLines(texts: readonly string[]): Promise<boolean> {
    return texts.length === 0 ? Promise.resolve(true) : print(`${texts.join('\n')}\n`);
  }

  const rendered = (lines: readonly Line[]) => lines.map((line) => render(line, process.stdout));
  return {
    verbose,
    result(value, lines) {
      clearProgress();
      void printLines(json ? [asciiJson(value)] : rendered(lines));
    },
    part: (values, lines) =>
      printLines(json ? values.map((value) => asciiJson(value, 'line')) : rendered(lines)),
    note,
    progress: (text, share) => !json && showProgress(text, share),
  };
}

export function styled(style: Style, text: string): Styled {
  return { style, text };
}

/** A line on standard error. */
export function note(line: string): void {
  clearProgress();
  say(`kreyac: ${printable(line)}\n`);
}

/** A line on standard error that says why there is no result. */
export function failure(line: string): void {
  clearProgress();
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

/** Texts that are not with the system yet. */
const printing = new Set<Promise<boolean>>();

/** The first error of any of them. */
let lostBy: unknown = null;

/** Prints text on standard output. Resolves with whether the system has taken it; never rejects. */
export function print(text: string): Promise<boolean> {
  const outcome = write(text).then(
    () => true,
    (error: unknown) => {
      lostBy ??= error;
      return false;
    },
  );
  printing.add(outcome);
  return outcome.finally(() => printing.delete(outcome));
}

function write(text: string): Promise<void> {
  let settle: (error: unknown) => void = () => {};
  const outcome = new Promise<void>((resolve, reject) => {
    settle = (error) => (error ? reject(error) : resolve());
  });
  if (isStream()) {
    // What the event says, the callback says too.
    if (process.stdout.listenerCount('error', ignore) === 0) process.stdout.on('error', ignore);
    process.stdout.write(text, settle);
    return outcome;
  }
  try {
    // For a file, Node's stream holds what a full disk took in part to be written.
    writeFileSync(STDOUT, text);
    settle(null);
  } catch (error) {
    settle(error);
  }
  return outcome;
}

function ignore(): void {}

/** Whether standard output can be a while in taking something: a terminal, a pipe or a socket. */
function isStream(): boolean {
  if (process.stdout.isTTY) return true;
  try {
    const kind = fstatSync(STDOUT);
    // Node's `isFIFO` says no to every pipe of Windows.
    return (kind.mode & constants.S_IFMT) === constants.S_IFIFO || kind.isSocket();
  } catch {
    return false;
  }
}

/**
 * Waits until all that was printed is with the system. Returns the code of the error for which it is not; null if all is
 * well, and if whoever reads has read enough, as `head` has.
 */
export async function findLostOutput(): Promise<string | null> {
  await Promise.all(printing);
  // Windows says `EOF` where others say `EPIPE`.
  if (lostBy === null || isErrorWithCode(lostBy, 'EPIPE', 'EOF', 'ECONNRESET')) return null;
  return codeOf(lostBy);
}
