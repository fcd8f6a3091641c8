import { app } from 'electron';
import { endingSignals, exitCodeBy } from '../programs/signals.ts';

/**
 * Quits by a signal, as a system sends it that shuts down, with the exit code that tells of it. `save` is called before, and
 * must be done when it returns.
 */
export function quitOnSignals(save: () => void): void {
  // Until then, Electron puts handlers of its own in their place, which only quit.
  void app.whenReady().then(() => {
    for (const signal of endingSignals()) {
      // Those that were there before, as of electron-store, do nothing, but keep Node from asking the system again.
      process.removeAllListeners(signal);
      process.once(signal, () => {
        save();
        app.once('will-quit', () => app.exit(exitCodeBy(signal)));
        app.quit();
      });
    }
  });
}
