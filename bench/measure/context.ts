import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { OUT } from '../build.ts';

/** What every measurement gets. */
export interface Context {
  readonly stop: AbortSignal;
}

/** How long a program that ends gives its SDK to send the rest. */
export const END_MS = 5_000;

/**
 * A folder that nothing has used. On the disk of the checkout: the system's own temporary folder can be in memory,
 * where a durable write would cost nothing.
 */
export function freshFolder(): string {
  return mkdtempSync(join(OUT, 'profile-'));
}
