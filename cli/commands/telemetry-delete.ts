import { createInterface } from 'node:readline';
import { describeDiskError, telemetryTextsFor } from 'kreya-telemetry/node';
import { defineCommand } from '../command.ts';
import { CliFailure } from '../failure.ts';
import { members } from '../json-shape.ts';

const QUESTION = 'Delete what waits, what was sent and the installation id? [y/N] ';

export const telemetryDelete = defineCommand({
  name: 'telemetry delete',
  description: 'Delete the local files of telemetry, but not what you chose.',
  options: [{ flags: '--yes', description: 'do not ask' }],
  example: 'telemetry delete --yes',
  json: members({ deleted: 'boolean' }),
  // One that tells of it would be left behind.
  event: null,
  async run({ folder, telemetry, output }, { yes }) {
    if (yes !== true) await requireConfirmation();
    try {
      if (folder !== null) telemetry.deleteFiles();
    } catch (error) {
      throw new CliFailure(
        'failed',
        `The files could not all be deleted. ${describeDiskError(error, telemetryTextsFor('en').fileProblems)}`,
      );
    }
    output.result({ deleted: true }, ['The local files of telemetry are deleted.']);
  },
});

async function requireConfirmation(): Promise<void> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new CliFailure(
      'cancelled',
      'There is no terminal to ask on. Add --yes to delete the files of telemetry.',
    );
  }
  const answer = await ask(QUESTION);
  if (answer.kind === 'answered' && /^y(es)?$/i.test(answer.text.trim())) return;
  throw new CliFailure(answer.kind === 'interrupted' ? 'interrupted' : 'cancelled', 'Nothing was deleted.');
}

type Answer =
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'ended' | 'interrupted' };

/** What the person answers, unless they end the input or break off. */
function ask(question: string): Promise<Answer> {
  // The terminal can be closed meanwhile.
  process.stderr.once('error', () => {});
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    let answer: Answer = { kind: 'ended' };
    function close(how: Answer): void {
      answer = how;
      terminal.close();
    }
    // While it is asked, Ctrl-C is a key like any other.
    terminal.once('SIGINT', () => close({ kind: 'interrupted' }));
    terminal.once('close', () => {
      // What comes next would be on the line of the question.
      if (answer.kind !== 'answered') process.stderr.write('\n');
      resolve(answer);
    });
    terminal.question(question, (text) => close({ kind: 'answered', text }));
  });
}
