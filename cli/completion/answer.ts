/** What a shell's script is answered when Tab was pressed: nothing is recorded, made or sent, and no notice is shown. */
import type { Candidate } from '../command.ts';
import { asciiJson, printable } from '../printable.ts';
import type { Speech } from '../speech.ts';
import { type Completion, complete } from './candidates.ts';
import { continueInBash, quoteForPowerShell, readBashLine } from './quoting.ts';
import { shellNamed } from './shells.ts';

/**
 * The answer to `kreyac __complete <shell> …`. For bash, zsh and fish it is a first line, `files` or `candidates`, and then
 * one line for each candidate; for PowerShell it is JSON.
 * @param args what follows `__complete`, as the script of the shell passes it
 */
export function answer(args: readonly string[], workingDirectory: string | null, speech: Speech): string {
  const [name = '', first = '', ...rest] = args;
  const shell = shellNamed(name);
  if (shell === undefined) return '';
  if (shell === 'bash') return answerBash(first, rest[0] ?? '', workingDirectory, speech);
  // The colon keeps an empty word from getting lost on its way, as in Windows PowerShell.
  const current = first.slice(1).replace(/^["']/, '');
  const completion = complete({ words: rest, current, workingDirectory, speech });
  const candidates = candidatesOf(completion);
  if (shell !== 'powershell')
    return toLines(
      completion,
      candidates.map(({ value, description }) => `${value}\t${description}`),
    );
  const start = current.toLowerCase();
  const matching = candidates.filter(({ value }) => value.toLowerCase().startsWith(start));
  return `${asciiJson(
    matching.map(({ value, description }) => ({
      text: quoteForPowerShell(value),
      value,
      // It takes no empty one.
      description: description === '' ? value : description,
    })),
  )}\n`;
}

function answerBash(line: string, replaced: string, workingDirectory: string | null, speech: Speech): string {
  const { words, current } = readBashLine(line);
  // Before the command there may be variables.
  const command = words.findIndex((word) => !/^\w+=/.test(word));
  const completion = complete({
    words: words.slice(command + 1),
    current: current.text,
    workingDirectory,
    speech,
  });
  const matching = candidatesOf(completion).filter(({ value }) => value.startsWith(current.text));
  return toLines(
    completion,
    matching.flatMap(({ value }) => continueInBash(value, current, replaced) ?? []),
  );
}

/** Those that fit on a line, without what a terminal would obey. */
function candidatesOf(completion: Completion): readonly Candidate[] {
  if (completion.kind === 'files') return [];
  return completion.candidates.filter(({ value }) => printable(value) === value);
}

function toLines({ kind }: Completion, lines: readonly string[]): string {
  return [kind, ...lines].map((line) => `${line}\n`).join('');
}
