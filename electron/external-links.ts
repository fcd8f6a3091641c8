/** The only way out of the app: to Kreya's own site, in the person's browser. */
import { shell } from 'electron';
import { createTokenBucket } from 'kreya-telemetry/main';
import { systemClock } from 'kreya-telemetry/node';

/** Where a link of a page may lead. Each address stands in its own call, so that nothing of a page's reaches the system. */
const LINKS = new Map([
  ['https://kreya.app/', () => shell.openExternal('https://kreya.app/')],
  ['https://kreya.app/docs/', () => shell.openExternal('https://kreya.app/docs/')],
]);

/** A person opens one after the other; a page in a loop opens three tabs, and then three a minute at most. */
const opened = createTokenBucket(3, 1 / 20);

/** Opens a link in the person's browser, unless it leads anywhere else or there were too many. */
export function openExternal(url: string): void {
  const open = LINKS.get(url);
  if (open !== undefined && opened.take(1, systemClock.monotonic())) void open();
}
