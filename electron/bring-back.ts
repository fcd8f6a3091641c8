import { app, type WebContents } from 'electron';
import { ifAlive } from 'kreya-telemetry/main';

/** A page whose process keeps crashing is reloaded no more often than this. */
const RELOAD_PAUSE_MS = 10_000;

/** Reloads pages whose process has exited, unless the app is about to quit. */
export function bringPagesBack(): void {
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  app.on('render-process-gone', (_, contents, { reason }) => {
    if (!isQuitting && reason !== 'clean-exit') bringBack(contents);
  });
}

const broughtBackAt = new WeakMap<WebContents, number>();

/** Reloads the page at once or, if that has just been done, a while later. */
function bringBack(contents: WebContents): void {
  const last = broughtBackAt.get(contents) ?? Number.NEGATIVE_INFINITY;
  const waitMs = Math.max(0, last + RELOAD_PAUSE_MS - performance.now());
  setTimeout(() => {
    ifAlive(() => {
      if (!contents.isCrashed()) return;
      broughtBackAt.set(contents, performance.now());
      contents.reload();
    });
  }, waitMs);
}
