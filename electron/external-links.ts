/** The only way out of the app: to Kreya's own site, in the person's browser. */
import { shell } from 'electron';
import { createTokenBucket } from 'kreya-telemetry/main';
import { systemClock } from 'kreya-telemetry/node';

/**
 * Where links in pages may lead. Each address is in a call of its own, so that nothing from a page reaches
 * the system.
 */
const LINKS = new Map([
  ['https://kreya.app/', () => shell.openExternal('https://kreya.app/')],
  ['https://kreya.app/docs/', () => shell.openExternal('https://kreya.app/docs/')],
]);

/** A person opens one at a time; a page in a loop opens three tabs, then three a minute at most. */
const opened = createTokenBucket(3, 1 / 20);

/** Opens a link in the person's browser, if it is one of these and within the limit. */
export function openExternal(url: string): void {
  const open = LINKS.get(url);
  if (open !== undefined && opened.take(1, systemClock.monotonic())) void open();
}
