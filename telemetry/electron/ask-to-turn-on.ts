import { dialog, type MessageBoxOptions, type WebContents } from 'electron';
import { systemClock } from '../node/node-host.ts';
import { windowOf } from './alive.ts';
import type { Texts } from './in-words.ts';
import { createTokenBucket } from './token-bucket.ts';

/** A page that does not accept a no gets one without a dialog: the person is asked once a minute at most. */
const dialogs = createTokenBucket(3, 1 / 60);

let asking: Promise<boolean> | null = null;

/**
 * Asks the person whether to turn telemetry on, for a page that requests it without a click or key press.
 * Concurrent requests get the same answer. Rejects with an error for people unless it is yes.
 */
export async function askToTurnOn(texts: Texts, page: WebContents): Promise<void> {
  if (asking === null && dialogs.take(1, systemClock.monotonic())) {
    asking = ask(texts, page).finally(() => {
      asking = null;
    });
  }
  if ((await asking) !== true) throw new Error(texts().turnOn.declined);
}

async function ask(texts: Texts, page: WebContents): Promise<boolean> {
  const { message, detail, turnOn, keepOff } = texts().turnOn;
  const closed = new AbortController();
  const options: MessageBoxOptions = {
    type: 'question',
    message,
    detail,
    buttons: [turnOn, keepOff],
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
