import { createInterface } from 'node:readline';
import { describeDiskError, fill } from 'kreya-telemetry/node';
import { defineCommand } from '../command.ts';
import { CliFailure } from '../failure.ts';
import { members } from '../json-shape.ts';
import type { Texts } from '../texts/index.ts';

/** In each language that is spoken, since a person may answer in the one that they know from elsewhere. */
const YES = /^(y|yes|j|ja)$/i;

export const telemetryDelete = defineCommand({
  name: 'telemetry delete',
  describe: ({ commands }) => commands.telemetryDelete,
  options: [{ flags: '--yes', describe: ({ commands }) => commands.telemetryDelete.yes }],
  example: 'telemetry delete --yes',
  json: members({ deleted: 'boolean' }),
  // One that tells of it would be left behind.
  event: null,
  async run({ folder, telemetry, output, speech }, { yes }) {
    const { delete: texts } = speech.texts.telemetry;
    if (yes !== true) await requireConfirmation(texts);
    try {
      if (folder !== null) telemetry.deleteFiles();
    } catch (error) {
      const { activity, fileProblems } = speech.telemetryTexts();
      const problem = describeDiskError(error, fileProblems);
      throw new CliFailure('failed', fill(activity.deleteFailed, { problem }));
    }
    output.result({ deleted: true }, [texts.done]);
  },
});

async function requireConfirmation(texts: Texts['telemetry']['delete']): Promise<void> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new CliFailure('cancelled', texts.noTerminal);
  }
  const answer = await ask(texts.question);
  if (answer.kind === 'answered' && YES.test(answer.text.trim())) return;
  throw new CliFailure(answer.kind === 'interrupted' ? 'interrupted' : 'cancelled', texts.cancelled);
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
