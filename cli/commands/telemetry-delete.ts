import { createInterface } from 'node:readline';
import { codeOf } from '../../electron/telemetry/disk-errors.ts';
import type { Command } from '../command.ts';
import { CliFailure } from '../failure.ts';

const QUESTION = 'Delete what waits, what was sent and the installation id? [y/N] ';

export const telemetryDelete: Command = {
  name: 'telemetry delete',
  description: 'Delete the local files of telemetry, but not what you chose.',
  options: [{ flags: '--yes', description: 'do not ask' }],
  // One that tells of it would be left behind.
  event: null,
  async run({ telemetry, output }, { yes }) {
    if (yes !== true) await requireConfirmation();
    try {
      telemetry.deleteFiles();
    } catch (error) {
      throw new CliFailure(
        'failed',
        `The files could not all be deleted (${codeOf(error)}). Quit Kreya and try again.`,
      );
    }
    output.result({ deleted: true }, ['The local files of telemetry are deleted.']);
  },
};

async function requireConfirmation(): Promise<void> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new CliFailure(
      'cancelled',
      'There is no terminal to ask on. Add --yes to delete the files of telemetry.',
    );
  }
  const answer = await ask(QUESTION);
  if (!/^y(es)?$/i.test(answer.trim())) throw new CliFailure('cancelled', 'Nothing was deleted.');
}

/** What the person answers; nothing if they end the input or break off. */
function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    // Also after an answer, which has been handed on by then.
    terminal.once('close', () => resolve(''));
    terminal.question(question, (answer) => {
      resolve(answer);
      terminal.close();
    });
  });
}
