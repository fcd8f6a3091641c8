/** The only way out of the app: to Kreya's own site, in the person's browser. */
import { shell } from 'electron';
import { systemClock } from './telemetry/node-host.ts';
import { createTokenBucket } from './token-bucket.ts';

/** Where a link of a page may lead. */
const ALLOWED_ORIGINS: readonly string[] = ['https://kreya.app', 'https://docs.kreya.app'];

/** A person opens one after the other; a page in a loop must not open a hundred tabs. */
const opened = createTokenBucket(3, 0.5);

/** Opens a link in the person's browser, unless it leads anywhere else or there were too many. */
export function openExternal(url: string): void {
  const allowed = externalUrl(url);
  if (allowed !== null && opened.take(1, systemClock.monotonic())) void shell.openExternal(allowed);
}

/** The address that may be opened for what a page asked, or null. */
function externalUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, href, username, password } = new URL(url);
  return ALLOWED_ORIGINS.includes(origin) && username === '' && password === '' ? href : null;
}
