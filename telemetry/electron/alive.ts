/**
 * Windows, pages and frames can disappear at any moment: a person closes them, a page closes itself, its
 * process crashes. Every later call on them throws, and an uncaught exception ends the app. So every call on
 * one that may be gone goes through here.
 */
import { BrowserWindow, type WebContents, type WebFrameMain } from 'electron';

/** "Object has been destroyed", and "Render frame was disposed before WebFrameMain could be accessed". */
const GONE = /\b(destroyed|disposed)\b/;

/** The load was ended by another load, by the window closing or by the page crashing. */
const ENDED_LOADS: readonly unknown[] = ['ERR_ABORTED', 'ERR_FAILED'];

/** Returns what `use` returns, or null if what it uses is gone. Rethrows any other error. */
export function ifAlive<Result>(use: () => Result): Result | null {
  try {
    return use();
  } catch (error) {
    if (error instanceof Error && GONE.test(error.message)) return null;
    throw error;
  }
}

/**
 * The page of a window; null if either is gone. A page that closes itself disappears before its window does.
 */
export function pageOf(window: BrowserWindow): WebContents | null {
  return ifAlive(() => {
    const contents: WebContents | null | undefined = window.isDestroyed() ? null : window.webContents;
    return contents == null || contents.isDestroyed() ? null : contents;
  });
}

/** The window that contains a page; null if there is none any more. */
export function windowOf(contents: WebContents): BrowserWindow | null {
  const window = ifAlive(() => BrowserWindow.fromWebContents(contents));
  return window === null || pageOf(window) === null ? null : window;
}

/** The top frame of a page; null if the page is gone. */
export function topFrameOf(contents: WebContents): WebFrameMain | null {
  return ifAlive(() => contents.mainFrame);
}

/** The origin of the page in a top frame; null for any other frame, and for one that crashed or is gone. */
export function originOf(frame: WebFrameMain | null): string | null {
  return ifAlive(() => (frame === null || frame.parent !== null ? null : frame.origin));
}

/** Sends news to each of these pages that is alive and whose top frame passes `mayHear`. */
export function tellPages(
  pages: readonly (WebContents | null)[],
  mayHear: (frame: WebFrameMain | null) => boolean,
  channel: string,
  news: unknown,
): void {
  for (const page of pages) {
    if (page !== null && mayHear(topFrameOf(page))) ifAlive(() => page.send(channel, news));
  }
}

/** Starts loading an address. A window that closes or navigates elsewhere meanwhile is no error. */
export function load(window: BrowserWindow, address: string): void {
  ifAlive(() => window.loadURL(address))?.catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (pageOf(window) !== null && !ENDED_LOADS.includes(code)) throw error;
  });
}
