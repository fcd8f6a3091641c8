import { app } from 'electron';

/** Lets the app quit only after `finish` has settled, once. */
export function finishBeforeQuit(finish: () => Promise<void>): void {
  let finished: 'no' | 'running' | 'yes' = 'no';
  app.on('will-quit', (event) => {
    if (finished === 'yes') return;
    event.preventDefault();
    if (finished === 'running') return;
    finished = 'running';
    void finish().finally(() => {
      finished = 'yes';
      // Electron ignores a wish to quit that comes while it still handles the one before.
      setImmediate(() => app.quit());
    });
  });
}
