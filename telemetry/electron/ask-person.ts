import { dialog, type MessageBoxOptions, type WebContents } from 'electron';
import { systemClock } from '../node/node-host.ts';
import { windowOf } from './alive.ts';
import type { Texts } from './in-words.ts';
import { createTokenBucket } from './token-bucket.ts';

export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
  /** What the page is told unless the answer is yes. */
  readonly declined: string;
}

/**
 * Asks the person for what a page requests without a click or key press. Concurrent requests get the same answer. Rejects
 * with an error for people unless it is yes.
 */
export type AskPerson = (texts: Texts, page: WebContents) => Promise<void>;

/** `choose` picks the question from the texts at the moment of asking. */
export function createAskPerson(choose: (texts: ReturnType<Texts>) => Question): AskPerson {
  // A page that does not accept a no gets one without a dialog: the person is asked once a minute at most.
  const dialogs = createTokenBucket(3, 1 / 60);
  let asking: Promise<boolean> | null = null;
  return async (texts, page) => {
    const question = choose(texts());
    if (asking === null && dialogs.take(1, systemClock.monotonic())) {
      asking = ask(question, page).finally(() => {
        asking = null;
      });
    }
    if ((await asking) !== true) throw new Error(question.declined);
  };
}

async function ask({ message, detail, yes, no }: Question, page: WebContents): Promise<boolean> {
  const closed = new AbortController();
  const options: MessageBoxOptions = {
    type: 'question',
    message,
    detail,
    buttons: [yes, no],
    defaultId: 1,
    cancelId: 1,
    signal: closed.signal,
  };
  const window = windowOf(page);
  if (window === null) return (await dialog.showMessageBox(options)).response === 0;
  // A dialog whose window closes may never be answered.
  const close = () => closed.abort();
  window.once('closed', close);
  const { response } = await dialog.showMessageBox(window, options);
  window.off('closed', close);
  return response === 0;
}
