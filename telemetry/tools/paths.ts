import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** This package's source. */
export const PACKAGE = join(import.meta.dirname, '..');

/** The folder of a package needed to build this one. Throws if it is not installed. */
export function folderOf(name: string): string {
  // Not by resolving it: its exports need not include a file that shows where it is.
  const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const folder = places.map((place) => join(place, name)).find((place) => existsSync(place));
  if (folder === undefined) throw new Error(`${name} is not installed. Run: npm ci`);
  return folder;
}
