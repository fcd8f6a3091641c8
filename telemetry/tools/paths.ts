import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** This package, as it is worked on. */
export const PACKAGE = join(import.meta.dirname, '..');

/** The folder of a package that this one is made with. Throws if it is not installed. */
export function folderOf(name: string): string {
  // Not by resolving it: what it exports need not hold a file that tells.
  const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const folder = places.map((place) => join(place, name)).find((place) => existsSync(place));
  if (folder === undefined) throw new Error(`${name} is not installed. Run: npm ci`);
  return folder;
}
