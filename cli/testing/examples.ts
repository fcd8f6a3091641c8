/** The examples in docs/kreyac.md, taken from the transcript's calls. */
import type { Command } from '../command.ts';

/** Stands for what is left out. */
export const LEFT_OUT = '…';

const MOST_LINES = 7;
/** The start of a list explains it. */
const MOST_LINES_OF_LIST = 3;
const MOST_LETTERS = 100;
const MOST_LETTERS_IN_JSON = 60;

interface Example {
  /** As typed after `kreyac`. */
  readonly call: string;
  /** The lines on standard output. */
  readonly lines: readonly string[];
  readonly json: unknown;
}

/**
 * The commands' examples, by name. Each must have been called as in its example, with and without `--json`.
 */
export function examplesOf(
  commands: readonly Command[],
  printed: ReadonlyMap<string, string>,
): Readonly<Record<string, Example>> {
  return Object.fromEntries(
    commands.map(({ name, example: call = name }) => {
      const [text, json] = [printed.get(call), printed.get(`${call} --json`)];
      if (text === undefined || json === undefined) {
        throw new Error(`cli/testing/calls.ts must call kreyac ${call}, without and with --json.`);
      }
      const value: unknown = JSON.parse(json);
      return [name, { call, lines: shortenLines(text, Array.isArray(value)), json: shortenJson(value) }];
    }),
  );
}

function shortenLines(text: string, isList: boolean): string[] {
  const lines = text.trimEnd().split('\n');
  const most = isList ? MOST_LINES_OF_LIST : MOST_LINES;
  const shown = lines.slice(0, most).map((line) => shortenText(line, MOST_LETTERS));
  return lines.length > most ? [...shown, LEFT_OUT] : shown;
}

function shortenJson(value: unknown): unknown {
  if (typeof value === 'string') return shortenText(value, MOST_LETTERS_IN_JSON);
  if (Array.isArray(value)) {
    const first = value.slice(0, 1).map(shortenJson);
    return value.length > 1 ? [...first, LEFT_OUT] : first;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shortenJson(member)]));
}

function shortenText(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}${LEFT_OUT}` : text;
}
