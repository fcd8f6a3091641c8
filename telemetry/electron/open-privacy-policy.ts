import { shell } from 'electron';
import { fill } from '../contract/texts/fill.ts';
import { systemClock } from '../node/node-host.ts';
import type { Texts } from './in-words.ts';
import { createTokenBucket } from './token-bucket.ts';

/** A person opens it once; a page in a loop opens three tabs, then one a minute at most. */
const opened = createTokenBucket(3, 1 / 60);

/**
 * Opens the address in the person's browser, up to the limit. It is the one the program was started with:
 * nothing from a page reaches the system. Rejects with an error for people if there is no browser, and for
 * developers if there is no address.
 */
export async function openPrivacyPolicy(texts: Texts, url: string | null): Promise<void> {
  if (url === null) throw new Error('There is no privacy policy: createElectronTelemetry takes privacyUrl.');
  if (!opened.take(1, systemClock.monotonic())) return;
  try {
    await shell.openExternal(url);
  } catch {
    throw new Error(fill(texts().privacyPolicyFailed, { url }));
  }
}
