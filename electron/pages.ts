/** The app's own pages: where they come from, and which may talk to the main process. */
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { app, protocol, type WebFrameMain } from 'electron';
import { originOf } from 'kreya-telemetry/main';
import { POLICY_IN_HEADER } from './content-security-policy.ts';

const SCHEME = 'app';
/** The origin of a built app's pages. */
export const PAGES_ORIGIN = `${SCHEME}://kreya`;
const FOLDER = join(import.meta.dirname, '../renderer');

/** The origin of the pages during development, set by electron-vite. */
const DEVELOPMENT_ORIGIN = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** On every response, so that none of the app's addresses lacks them. */
const HEADERS = {
  'Content-Security-Policy': POLICY_IN_HEADER,
  'X-Content-Type-Options': 'nosniff',
  // A page must not look up other hosts' names in advance.
  'X-DNS-Prefetch-Control': 'off',
};

/** Call this before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Serves the built pages, and nothing outside their folder. */
export function servePages(): void {
  protocol.handle(SCHEME, async ({ url }) => {
    try {
      const file = fileOf(url);
      const contentType = CONTENT_TYPES[extname(file)];
      if (contentType === undefined) return notFound();
      const content = new Uint8Array(await readFile(file));
      return new Response(content, { headers: { ...HEADERS, 'Content-Type': contentType } });
    } catch {
      return notFound();
    }
  });
}

/** Throws if the address is not inside the pages' folder. */
function fileOf(url: string): string {
  const { host, pathname } = new URL(url);
  const file = join(FOLDER, decodeURIComponent(pathname));
  if (host !== 'kreya' || !file.startsWith(FOLDER + sep)) throw new Error('There is no such page.');
  return file;
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { ...HEADERS, 'Content-Type': 'text/plain' } });
}

export type Page = 'index' | 'settings' | 'inspector';

/** The origin of the app's own pages, and of nothing else. */
export const OWN_ORIGIN = DEVELOPMENT_ORIGIN ?? PAGES_ORIGIN;

/** `section` is the part of the page to start with. */
export function addressOf(page: Page, section: string | null = null): string {
  return `${OWN_ORIGIN}/${page}.html${section === null ? '' : `#${section}`}`;
}

/** What pages may load; during development also the tools and the socket that announces changes. */
const LOADABLE =
  DEVELOPMENT_ORIGIN === undefined
    ? [`${PAGES_ORIGIN}/`]
    : [`${DEVELOPMENT_ORIGIN}/`, `${DEVELOPMENT_ORIGIN.replace(/^http/, 'ws')}/`, 'devtools://'];

/** Whether a page may load this address. */
export function isLoadable(url: string): boolean {
  return LOADABLE.some((start) => url.startsWith(start));
}

/** Whether a frame is the top frame of one of the app's own pages, and alive. */
export function isOwnPage(frame: WebFrameMain | null): boolean {
  return originOf(frame) === OWN_ORIGIN;
}
