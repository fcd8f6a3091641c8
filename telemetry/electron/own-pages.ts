import type { PageSource } from './options.ts';

/** As a packaged app has them. */
const PAGES_OF_FILES: readonly PageSource[] = [{ origin: 'file://' }];

const ON_THIS_MACHINE = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Where an app that is worked on has its pages from; `address` is what electron-vite puts into `ELECTRON_RENDERER_URL`. */
export interface DevelopmentServer {
  readonly address: string | undefined;
}

/**
 * Tells by their origins which pages are the app's own: those that it names, or else those of files. While the app is worked
 * on, pages of a development server on this machine are, too: of the one whose address is known, and of any if the app
 * names no pages, since Electron Forge tells that address to the bundler alone. Such a page is not there unless the app
 * itself opened it with its preload, and all that it can reach is the telemetry of who works on the app. `server` is null
 * in an app that people have.
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
