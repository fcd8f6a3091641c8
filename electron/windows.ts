import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Rectangle } from 'electron';
import { texts } from './in-words.ts';
import { addressOf, type Page } from './pages.ts';

const PRELOAD = join(import.meta.dirname, '../preload/preload.cjs');

/** The smallest size of a window, in device-independent pixels. */
export const SMALLEST = { width: 480, height: 400 };

const SIZES: Readonly<Record<Page, Pick<Rectangle, 'width' | 'height'>>> = {
  index: { width: 960, height: 760 },
  settings: { width: 960, height: 740 },
};

/** The page's own background (`renderer/styles/tokens.css`), so that a window does not flash before its page is there. */
const BACKGROUND = { light: '#f5f6f9', dark: '#14161c' };

/** A page that can't say that it is painted is shown all the same after this. */
const PAINT_TIMEOUT_MS = 2_000;

const open = new Map<Page, BrowserWindow>();

export interface WindowWishes {
  /** Where it is put if it is not there yet; otherwise the system decides. */
  readonly bounds?: Rectangle | null;
  /** The fragment of the page's address to go to, also if it is there already. */
  readonly section?: string | null;
  /** The fragment to begin with if none is asked for. */
  readonly sectionAtFirst?: string | null;
  /** Called with a window that was not there before. */
  readonly onOpened?: (window: BrowserWindow) => void;
}

/** Shows the window of a page, of which there is at most one. */
export function showWindow(page: Page, wishes: WindowWishes = {}): void {
  const { bounds = null, section = null, sectionAtFirst = null } = wishes;
  const existing = open.get(page);
  if (existing !== undefined) {
    if (existing.isMinimized()) existing.restore();
    existing.focus();
    if (section !== null) goTo(existing, addressOf(page, section));
    return;
  }
  const window = new BrowserWindow({
    ...SIZES[page],
    ...bounds,
    title: texts().windows[page === 'index' ? 'start' : 'settings'],
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: { preload: PRELOAD, contextIsolation: true, sandbox: true, nodeIntegration: false },
  });
  open.set(page, window);
  window.once('closed', () => open.delete(page));
  showWhenPainted(window);
  wishes.onOpened?.(window);
  void window.loadURL(addressOf(page, section ?? sectionAtFirst));
}

function showWhenPainted(window: BrowserWindow): void {
  const show = () => {
    clearTimeout(timer);
    if (!window.isDestroyed() && !window.isVisible()) window.show();
  };
  const timer = setTimeout(show, PAINT_TIMEOUT_MS);
  window.once('ready-to-show', show);
}

/** Within the page, which keeps what it shows; loading the address that is there would load the page anew. */
function goTo(window: BrowserWindow, address: string): void {
  if (window.webContents.getURL() !== address) void window.loadURL(address);
}

/** Sends news to all windows. */
export function tellWindows(channel: string, news: unknown): void {
  for (const window of open.values()) window.webContents.send(channel, news);
}

/** Pages stay where they are and open nothing: there is nowhere else for them to go. */
export function keepPagesInPlace(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => {
      if (event.url !== contents.getURL()) event.preventDefault();
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
