import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { OUT } from '../build.ts';

/** What every measurement gets. */
export interface Context {
  readonly stop: AbortSignal;
}

/** How long a program that is ending gives its SDK to send the rest. */
export const END_MS = 5_000;

/**
 * An unused folder, on the checkout's disk: the system's temporary folder can be in memory, where a durable
 * write costs nothing.
 */
export function freshFolder(): string {
  return mkdtempSync(join(OUT, 'profile-'));
}
