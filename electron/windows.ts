import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { addressOf, type Page } from './pages.ts';

const PRELOAD = join(import.meta.dirname, '../preload/preload.cjs');

interface Look {
  readonly width: number;
  readonly height: number;
  readonly title: string;
}

const LOOKS: Readonly<Record<Page, Look>> = {
  index: { width: 960, height: 760, title: 'Kreya' },
  settings: { width: 720, height: 680, title: 'Settings — Kreya' },
};

/** The page's own background (`renderer/styles/tokens.css`), so that a window does not flash before its page is there. */
const BACKGROUND = { light: '#f5f6f9', dark: '#14161c' };

const open = new Map<Page, BrowserWindow>();

/** Shows the window of a page, of which there is at most one. */
export function showWindow(page: Page): void {
  const existing = open.get(page);
  if (existing !== undefined) {
    if (existing.isMinimized()) existing.restore();
    existing.focus();
    return;
  }
  const window = new BrowserWindow({
    ...LOOKS[page],
    minWidth: 480,
    minHeight: 400,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: { preload: PRELOAD, contextIsolation: true, sandbox: true, nodeIntegration: false },
  });
  open.set(page, window);
  window.once('closed', () => open.delete(page));
  void window.loadURL(addressOf(page));
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
