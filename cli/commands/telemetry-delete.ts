import { createInterface } from 'node:readline/promises';
import { codeOf } from '../../electron/telemetry/disk-errors.ts';
import type { Command } from '../command.ts';
import { CliFailure } from '../failure.ts';

const QUESTION = 'Delete all that waits, what was sent and the installation id? Your choice is kept. [y/N] ';

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
      'refused',
      'There is no terminal to ask on. Add --yes to delete the files of telemetry.',
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(QUESTION);
    if (!/^y(es)?$/i.test(answer.trim())) throw new CliFailure('refused', 'Nothing was deleted.');
  } finally {
    terminal.close();
  }
}
