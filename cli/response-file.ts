/**
 * Response files: `kreyac @options.txt` runs as if what the file holds had been typed in its place. The format is in
 * docs/response-files.md.
 */
import { codeOf, decodeText, fill } from 'kreya-telemetry/node';
import type { Texts } from './texts/index.ts';

/** How deep response files may name others. More is most likely one that names itself. */
const MOST_LEVELS = 8;

/** What `--` says of everything after it: these are plain arguments. */
const END_OF_OPTIONS = '--';

/** Why the arguments could not be expanded. */
export type ResponseFileProblem =
  /** `namedBy` is the response file that names it, or null if it was typed. */
  | {
      readonly kind: 'unreadable';
      readonly path: string;
      readonly code: string;
      readonly namedBy: string | null;
    }
  | { readonly kind: 'noText'; readonly path: string }
  | { readonly kind: 'unclosedQuote'; readonly path: string; readonly line: number; readonly column: number }
  | { readonly kind: 'tooDeep'; readonly path: string; readonly levels: number };

export type Expansion =
  | { readonly kind: 'expanded'; readonly args: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: ResponseFileProblem };

/** Reads what a file holds. A path is relative to the working directory. Throws the disk's error. */
export type ReadFile = (path: string) => Uint8Array;

/** Replaces every `@file` before a `--` by the arguments in that file, and `@@text` by `@text`. Never throws. */
export function expandResponseFiles(args: readonly string[], readFile: ReadFile): Expansion {
  const expanded: string[] = [];
  let optionsEnded = false;

  /** `within` are the response files that led here, outermost first. */
  function expand(unexpanded: readonly string[], within: readonly string[]): ResponseFileProblem | null {
    for (const arg of unexpanded) {
      // What is in a file counts as if it had been typed, so a `--` in it holds for all that follows, too.
      if (optionsEnded || !arg.startsWith('@') || arg === '@') {
        optionsEnded ||= arg === END_OF_OPTIONS;
        expanded.push(arg);
      } else if (arg.startsWith('@@')) {
        expanded.push(arg.slice(1));
      } else {
        const problem = expandFile(arg.slice(1), within);
        if (problem !== null) return problem;
      }
    }
    return null;
  }

  function expandFile(path: string, within: readonly string[]): ResponseFileProblem | null {
    if (within.length === MOST_LEVELS) return { kind: 'tooDeep', path, levels: MOST_LEVELS };
    let text: string | null;
    try {
      text = decodeText(readFile(path));
    } catch (error) {
      return { kind: 'unreadable', path, code: codeOf(error), namedBy: within.at(-1) ?? null };
    }
    if (text === null) return { kind: 'noText', path };
    const content = splitText(text);
    return content.kind === 'split'
      ? expand(content.args, [...within, path])
      : { kind: 'unclosedQuote', path, line: content.line, column: content.column };
  }

  const problem = expand(args, []);
  return problem === null ? { kind: 'expanded', args: expanded } : { kind: 'problem', problem };
}

/** The problem in one line that says what to do. */
export function describeResponseFileProblem(
  problem: ResponseFileProblem,
  { responseFiles: texts }: Pick<Texts, 'responseFiles'>,
): string {
  const { path } = problem;
  switch (problem.kind) {
    case 'unreadable': {
      const { code, namedBy } = problem;
      const otherwise = fill(texts.otherwise, { path });
      const isMissing = code === 'ENOENT';
      if (namedBy === null)
        return fill(isMissing ? texts.missing : texts.unreadable, { path, code, otherwise });
      return fill(isMissing ? texts.missingIn : texts.unreadableIn, { path, code, namedBy, otherwise });
    }
    case 'noText':
      return fill(texts.noText, { path });
    case 'unclosedQuote':
      return fill(texts.unclosedQuote, {
        path,
        line: String(problem.line),
        column: String(problem.column),
      });
    case 'tooDeep':
      return fill(texts.tooDeep, { path, levels: String(problem.levels) });
  }
}

type SplitText =
  | { readonly kind: 'split'; readonly args: readonly string[] }
  | { readonly kind: 'unclosed'; readonly line: number; readonly column: number };

function splitText(text: string): SplitText {
  const args: string[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    if (line.trimStart().startsWith('#')) continue;
    const unclosedAt = splitLine(line, args);
    if (unclosedAt !== null) return { kind: 'unclosed', line: index + 1, column: unclosedAt + 1 };
  }
  return { kind: 'split', args };
}

/**
 * Adds the arguments of a line to `args`. They are separated by white space outside of double quotes; `""` within
 * quotes is a quote. Returns the index of a quote that is never closed, or null.
 */
function splitLine(line: string, args: string[]): number | null {
  let word: string | null = null;
  let openedAt: number | null = null;
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    if (openedAt !== null && character === '"' && line[index + 1] === '"') {
      word = `${word ?? ''}"`;
      index++;
    } else if (character === '"') {
      // Quotes with nothing between them are an argument, too.
      word ??= '';
      openedAt = openedAt === null ? index : null;
    } else if (openedAt === null && /\s/.test(character)) {
      if (word !== null) args.push(word);
      word = null;
    } else {
      word = `${word ?? ''}${character}`;
    }
  }
  if (word !== null) args.push(word);
  return openedAt;
}
