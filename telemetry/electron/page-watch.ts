/** Whether the page that asked for something is still there. */
import { app, type WebContents } from 'electron';

export interface PageWatch {
  /** From now on this is the page; one that was watched before is none any more. */
  watch(page: WebContents): void;
}

/**
 * Calls `onGone` when the page is closed, crashes, or is loaded anew or with another document. Not when it goes because the
 * app ends.
 */
export function createPageWatch(onGone: () => void): PageWatch {
  const known = new WeakSet<WebContents>();
  let watched: WebContents | null = null;
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });

  function leave(page: WebContents): void {
    if (watched !== page || isQuitting) return;
    watched = null;
    // The app may end with its last page, and says so only after that page.
    setImmediate(() => {
      if (!isQuitting) onGone();
    });
  }

  return {
    watch(page) {
      watched = page;
      if (known.has(page)) return;
      known.add(page);
      const gone = () => leave(page);
      page.once('destroyed', gone);
      page.on('render-process-gone', gone);
      page.on('did-navigate', gone);
    },
  };
}
