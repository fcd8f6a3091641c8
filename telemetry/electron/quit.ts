import { app } from 'electron';

interface Finish {
  /** Saves what is to be saved at once, and settles when the app may quit. */
  readonly inOrder: () => Promise<void>;
  /** Saves it, and is done when it returns. */
  readonly atOnce: () => void;
  /** Ends what `inOrder` still waits for, and is done when it returns. */
  readonly stop: () => void;
}

/** Lets the app quit only after `inOrder` has settled, unless the function that is returned was called: then it quits at once. */
export function finishBeforeQuit({ inOrder, atOnce, stop }: Finish): () => void {
  let finished: 'no' | 'running' | 'yes' = 'no';
  app.on('will-quit', (event) => {
    if (finished === 'yes') return;
    event.preventDefault();
    if (finished === 'running') return;
    finished = 'running';
    void inOrder().finally(() => {
      finished = 'yes';
      // Electron ignores a wish to quit that comes while it still handles the one before.
      setImmediate(() => app.quit());
    });
  });

  return () => {
    if (finished === 'yes') return;
    const finish = finished === 'no' ? atOnce : stop;
    finished = 'yes';
    finish();
  };
}
