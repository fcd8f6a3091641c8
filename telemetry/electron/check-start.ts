/** Mistakes in how telemetry is started, told before anything is attached, with what to write instead. */

/** For the whole process, however many copies of this module a bundler made. */
const STARTED = Symbol.for('kreya-telemetry.started');

/** Throws if it was called before. */
export function startOnce(): void {
  if (Reflect.has(globalThis, STARTED)) {
    throw new Error(
      'createElectronTelemetry was called before in this process. Call it once, and hand on what it returned.',
    );
  }
  Object.defineProperty(globalThis, STARTED, { value: true });
}

/** Throws if these, from code that no compiler checked, are not the pages that the app must have meant. */
export function checkPages(pages: unknown): void {
  if (pages === undefined) return;
  if (!Array.isArray(pages)) throw mistake("is no list. Write [{ origin: 'app://acme' }].");
  if (pages.length === 0) {
    throw mistake('is empty, so that no page could speak to telemetry. Leave it out for pages of files.');
  }
  for (const page of pages) checkPage(page);
}

function checkPage(page: unknown): void {
  if (typeof page === 'string') throw mistake(`has a text. Write { origin: '${originIn(page) ?? page}' }.`);
  const origin: unknown = typeof page === 'object' && page !== null ? Reflect.get(page, 'origin') : undefined;
  if (typeof origin !== 'string')
    throw mistake("has a page without an origin. Write { origin: 'app://acme' }.");
  const meant = originIn(origin);
  if (meant === null) {
    throw mistake(
      `has '${origin}', which is no origin. Write one such as file://, app://acme or http://localhost:5173.`,
    );
  }
  if (meant !== origin) {
    throw mistake(`has '${origin}'. An origin is scheme, host and port alone: write { origin: '${meant}' }.`);
  }
}

/** As Chromium has the origin of a page with this address; null if it has none. */
function originIn(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host } = new URL(address);
  if (protocol === 'file:') return 'file://';
  return host === '' ? null : `${protocol}//${host}`;
}

function mistake(what: string): Error {
  return new Error(`createElectronTelemetry can't start: its option pages ${what}`);
}
