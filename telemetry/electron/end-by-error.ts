import { app, dialog } from 'electron';
import type { Texts } from './in-words.ts';

/**
 * After this, the dialog closes by itself: an app in an undefined state must not stay open for a person who
 * is away.
 */
const DIALOG_MS = 60_000;

/**
 * Ends the app after an uncaught exception, since its state is undefined: tells the person, lets `finish`
 * save what can be saved, and exits with 1. Does so once.
 */
export function createEndByError(
  texts: Texts,
  finish: () => Promise<void>,
): {
  readonly end: () => void;
  readonly isEnding: () => boolean;
} {
  let isEnding = false;
  return {
    isEnding: () => isEnding,
    end() {
      if (isEnding) return;
      isEnding = true;
      void Promise.all([finish(), isForPerson() ? tellPerson(texts) : 'close'])
        .then(([, choice]) => {
          if (choice === 'restart') app.relaunch();
        })
        .finally(() => app.exit(1));
    },
  };
}

/** Nobody is there to close a dialog while the app is developed, tested or driven by another program. */
function isForPerson(): boolean {
  const isDriven = ['remote-debugging-port', 'remote-debugging-pipe', 'enable-automation'].some((name) =>
    app.commandLine.hasSwitch(name),
  );
  return app.isPackaged && !isDriven && process.env['CI'] === undefined;
}

async function tellPerson(texts: Texts): Promise<'close' | 'restart'> {
  const { message, detail, restart, close } = texts().endByError;
  if (!app.isReady()) {
    // The only dialog available this early.
    dialog.showErrorBox(message, detail);
    return 'close';
  }
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message,
    detail,
    buttons: [restart, close],
    defaultId: 0,
    cancelId: 1,
    signal: AbortSignal.timeout(DIALOG_MS),
  });
  return response === 0 ? 'restart' : 'close';
}
