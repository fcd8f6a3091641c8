/** The app's own pages: where they come from and who may speak to the main process. */
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { app, protocol, type WebFrameMain } from 'electron';

const SCHEME = 'app';
/** Where the pages of a built app come from. */
export const PAGES_ORIGIN = `${SCHEME}://kreya`;
const FOLDER = join(import.meta.dirname, '../renderer');

/** Where the pages come from while they are being worked on, set by electron-vite. */
const DEVELOPMENT_ORIGIN = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Has to be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Serves the built pages, and nothing outside their folder. */
export function servePages(): void {
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = join(FOLDER, decodeURIComponent(pathname));
    const contentType = CONTENT_TYPES[extname(file)];
    if (host !== 'kreya' || !file.startsWith(FOLDER + sep) || contentType === undefined) {
      return new Response('Not found', { status: 404 });
    }
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'Content-Type': contentType,
          'Content-Security-Policy': CONTENT_SECURITY_POLICY,
          'X-Content-Type-Options': 'nosniff',
        },
      });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

export type Page = 'index' | 'settings';

/** `section` is the part of the page to begin with. */
export function addressOf(page: Page, section: string | null = null): string {
  return `${DEVELOPMENT_ORIGIN ?? PAGES_ORIGIN}/${page}.html${section === null ? '' : `#${section}`}`;
}

/** Whether a frame is the top one of a page of the app's own. */
export function isOwnPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === (DEVELOPMENT_ORIGIN ?? PAGES_ORIGIN);
}
