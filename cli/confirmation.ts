import { CliFailure } from './failure.ts';

/** In each language that is spoken, since a person may answer in the one that they know from elsewhere. */
const YES = /^(y|yes|j|ja)$/i;

export interface ConfirmationTexts {
  readonly question: string;
  /** Why nobody can be asked, and what to do about it. */
  readonly noTerminal: string;
  readonly cancelled: string;
}

/** Asks the person at the terminal. Throws a `CliFailure` unless the answer is yes. */
export async function requireConfirmation(texts: ConfirmationTexts): Promise<void> {
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
  const { createInterface } = process.getBuiltinModule('node:readline');
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
