import { app } from 'electron';
import { endingSignals, exitCodeBy } from '../programs/signals.ts';

/**
 * Quits on the signals that a system sends when shutting down, with the corresponding exit code. `save` is
 * called first, and must be done when it returns.
 */
export function quitOnSignals(save: () => void): void {
  // Until then, Electron installs its own handlers, which only quit.
  void app.whenReady().then(() => {
    for (const signal of endingSignals()) {
      // Earlier handlers, such as electron-store's, do nothing but keep Node from restoring the default.
      process.removeAllListeners(signal);
      process.once(signal, () => {
        save();
        app.once('will-quit', () => app.exit(exitCodeBy(signal)));
        app.quit();
      });
    }
  });
}
