import { app, powerMonitor } from 'electron';

/**
 * Calls `onAsked` when the system asks whether the session may end, which may be cancelled, and `onEnd` when
 * it ends: the process may be gone as soon as that returns. Windows notifies a window, Linux and macOS the
 * app.
 */
export function watchSessionEnd({ onAsked, onEnd }: { onAsked: () => void; onEnd: () => void }): void {
  app.on('browser-window-created', (_, window) => {
    window.on('query-session-end', onAsked);
    window.on('session-end', onEnd);
  });
  void app.whenReady().then(() => {
    powerMonitor.on('shutdown', onEnd);
  });
}
