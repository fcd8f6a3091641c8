import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Rectangle } from 'electron';
import { ifAlive, load, pageOf } from 'kreya-telemetry/main';
import { OWN_ORIGIN_OPTION } from '../shared/bridge.ts';
import { addressOf, OWN_ORIGIN, type Page } from './pages.ts';
import { texts } from './texts.ts';

const PRELOAD = join(import.meta.dirname, '../preload/preload.cjs');

/** The smallest size of a window, in device-independent pixels. */
export const SMALLEST = { width: 480, height: 400 };

const SIZES: Readonly<Record<Page, Pick<Rectangle, 'width' | 'height'>>> = {
  index: { width: 960, height: 760 },
  settings: { width: 960, height: 740 },
  inspector: { width: 1120, height: 860 },
};

/** The page's own background (`telemetry/react/styles/tokens.css`), so that a window does not flash before its page is there. */
const BACKGROUND = { light: '#f5f6f9', dark: '#14161c' };

/** A page that can't say that it is painted is shown all the same after this. */
const PAINT_TIMEOUT_MS = 2_000;

const open = new Map<Page, BrowserWindow>();
/** Those that were told to close, and do as soon as their page has agreed. */
const closing = new WeakSet<BrowserWindow>();

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

/** Shows the window of a page, of which there is at most one, but for one that is about to go. */
export function showWindow(page: Page, wishes: WindowWishes = {}): void {
  const { bounds = null, section = null, sectionAtFirst = null } = wishes;
  const existing = stayingWindow(page);
  if (existing !== null) {
    if (existing.isMinimized()) existing.restore();
    existing.focus();
    if (section !== null) goTo(existing, addressOf(page, section));
    return;
  }
  const window = new BrowserWindow({
    ...SIZES[page],
    ...bounds,
    title: texts().windows[page === 'index' ? 'start' : page],
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    // Most of it is what Electron does anyway: said here so that no other default can come in its place.
    webPreferences: {
      preload: PRELOAD,
      additionalArguments: [OWN_ORIGIN_OPTION + OWN_ORIGIN],
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      // A middle click opens nothing, and no page asks for files or folders: that would ask the person first, and a
      // permission only later.
      disableBlinkFeatures: 'Auxclick,FileSystemAccessLocal',
    },
  });
  open.set(page, window);
  window.on('close', () => closing.add(window));
  window.webContents.on('will-prevent-unload', () => closing.delete(window));
  window.once('closed', () => {
    // Another one may have taken its place.
    if (open.get(page) === window) open.delete(page);
  });
  showWhenPainted(window);
  wishes.onOpened?.(window);
  load(window, addressOf(page, section ?? sectionAtFirst));
}

/** The window of a page that is there, and is going to be. */
function stayingWindow(page: Page): BrowserWindow | null {
  const window = open.get(page);
  return window === undefined || closing.has(window) || pageOf(window) === null ? null : window;
}

function showWhenPainted(window: BrowserWindow): void {
  const show = () => {
    clearTimeout(timer);
    ifAlive(() => {
      if (!window.isVisible()) window.show();
    });
  };
  const timer = setTimeout(show, PAINT_TIMEOUT_MS);
  window.once('ready-to-show', show);
}

/** Within the page, which keeps what it shows; loading the address that is there would load the page anew. */
function goTo(window: BrowserWindow, address: string): void {
  if (pageOf(window)?.getURL() !== address) load(window, address);
}
