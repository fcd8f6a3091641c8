import type { PageSource } from './options.ts';

/** The pages of a packaged app. */
const PAGES_OF_FILES: readonly PageSource[] = [{ origin: 'file://' }];

const ON_THIS_MACHINE = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Where an app under development loads its pages from; `address` is what electron-vite puts into
 * `ELECTRON_RENDERER_URL`.
 */
export interface DevelopmentServer {
  readonly address: string | undefined;
}

/**
 * Recognises the app's own pages by their origins: those that it names, or file pages. During development,
 * pages of a development server on this machine count, too: of the one whose address is known, and of any if
 * the app names no pages, since Electron Forge gives that address to the bundler only. Such a page exists
 * only if the app itself opened it with its preload, and all it can reach is the developer's own telemetry.
 * `server` is null in a packaged app.
 */
export function ownPages(
  named: readonly PageSource[] | undefined,
  server: DevelopmentServer | null,
): (origin: string) => boolean {
  const origins = new Set((named ?? PAGES_OF_FILES).map(({ origin }) => origin));
  const serverOrigin = originOfServer(server?.address);
  return (origin) => {
    if (origins.has(origin)) return true;
    if (server === null || !ON_THIS_MACHINE.test(origin)) return false;
    return named === undefined || origin === serverOrigin;
  };
}

function originOfServer(address: string | undefined): string | null {
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : null;
}
