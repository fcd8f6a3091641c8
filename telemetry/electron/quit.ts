import { app } from 'electron';

interface Finish {
  /** Saves at once what must be saved, and settles when the app may quit. */
  readonly inOrder: () => Promise<void>;
  /** Saves it before it returns. */
  readonly atOnce: () => void;
  /** Stops what `inOrder` is still waiting for before it returns. */
  readonly stop: () => void;
}

/**
 * Lets the app quit only after `inOrder` has settled; it quits at once if the returned function was called.
 */
export function finishBeforeQuit({ inOrder, atOnce, stop }: Finish): () => void {
  let finished: 'no' | 'running' | 'yes' = 'no';
  app.on('will-quit', (event) => {
    if (finished === 'yes') return;
    event.preventDefault();
    if (finished === 'running') return;
    finished = 'running';
    void inOrder().finally(() => {
      finished = 'yes';
      // Electron ignores a request to quit while it is still handling the previous one.
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
