import { app, powerMonitor } from 'electron';

/**
 * Calls `onAsked` when the system asks whether the person's session may end, which may come to nothing, and `onEnd` when it
 * ends: then the process can be gone as soon as that returns. Windows tells a window, Linux and macOS the app.
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
