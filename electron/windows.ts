import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Rectangle } from 'electron';
import { ifAlive, load, pageOf } from 'kreya-telemetry/main';
import { OWN_ORIGIN_OPTION } from '../shared/bridge.ts';
import { addressOf, OWN_ORIGIN, type Page } from './pages.ts';
import { texts } from './texts.ts';

const PRELOAD = join(import.meta.dirname, '../preload/preload.cjs');

/** The smallest window size, in device-independent pixels. */
export const SMALLEST = { width: 480, height: 400 };

const SIZES: Readonly<Record<Page, Pick<Rectangle, 'width' | 'height'>>> = {
  index: { width: 960, height: 760 },
  settings: { width: 960, height: 740 },
  inspector: { width: 1120, height: 860 },
};

/**
 * The page's own background (`telemetry/react/styles/tokens.css`), so that a window does not flash before its
 * page loads.
 */
const BACKGROUND = { light: '#f5f6f9', dark: '#14161c' };

/** A page that does not report that it is painted is shown anyway after this. */
const PAINT_TIMEOUT_MS = 2_000;

const open = new Map<Page, BrowserWindow>();
/** Windows that were told to close, and will once their page agrees. */
const closing = new WeakSet<BrowserWindow>();

export interface WindowOptions {
  /** Where to open it; by default the system decides. */
  readonly bounds?: Rectangle | null;
  /** The fragment of the page's address to go to, even if the window is already open. */
  readonly section?: string | null;
  /** The fragment to start with if none is requested. */
  readonly sectionAtFirst?: string | null;
  /** Called with a newly opened window. */
  readonly onOpened?: (window: BrowserWindow) => void;
}

/** Shows a page's window. There is at most one, not counting one that is closing. */
export function showWindow(page: Page, options: WindowOptions = {}): void {
  const { bounds = null, section = null, sectionAtFirst = null } = options;
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
    // Mostly Electron's defaults, set explicitly so that they can't change.
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
      // A middle click opens nothing, and no page asks for files or folders: that would ask the person before
      // it asks for a permission.
      disableBlinkFeatures: 'Auxclick,FileSystemAccessLocal',
    },
  });
  open.set(page, window);
  window.on('close', () => closing.add(window));
  window.webContents.on('will-prevent-unload', () => closing.delete(window));
  window.once('closed', () => {
    // Another window may have taken its place.
    if (open.get(page) === window) open.delete(page);
  });
  showWhenPainted(window);
  options.onOpened?.(window);
  load(window, addressOf(page, section ?? sectionAtFirst));
}

/** A page's window, unless it is closing. */
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

/** Within the page, which keeps its state; loading the current address would reload the page. */
function goTo(window: BrowserWindow, address: string): void {
  if (pageOf(window)?.getURL() !== address) load(window, address);
}
