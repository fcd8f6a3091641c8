/** Finds the files that a program consists of: the only ones that an error report may name. */
import { join } from 'node:path';
import { fs } from '../core/node-modules.ts';
import type { OwnCode } from '../core/ports.ts';

/** More than a bundled program has, and few enough to find in some milliseconds. */
const MOST_FILES = 5_000;

/** Where code is loaded from, and its folder, with `/` between the parts, relative to the program's own. */
export interface CodePlace {
  /** A folder or the start of a URL, without a trailing slash. */
  readonly prefix: string;
  /** Empty for the program's folder itself. */
  readonly folder: string;
}

/** Finds the scripts in the program's folder, leaving out dependencies. None if the disk refuses. */
export function readOwnCode(folder: string, places: readonly CodePlace[]): OwnCode {
  const files = new Set<string>();
  collect(folder, '', files);
  return {
    roots: places.map((place) => ({ prefix: place.prefix, replacement: place.folder })),
    files,
    messages: [],
    names: new Set(),
    debugIdOf: (file) => readDebugId(join(folder, file)),
  };
}

/**
 * Reads a script's build from its last comment `//# debugId=…`, which bundler plugins and `sentry-cli
 * sourcemaps inject` write. Null if it has none, or the disk refuses.
 */
export function readDebugId(script: string): string | null {
  try {
    // The whole script: Electron can't read part of a file in an archive without copying it to disk.
    const comments = fs.readFileSync(script, 'latin1').matchAll(/^\/\/# debugId=([\da-f-]{36})\s*$/gim);
    return [...comments].at(-1)?.[1]?.toLowerCase() ?? null;
  } catch {
    return null;
  }
}

function collect(folder: string, name: string, into: Set<string>): void {
  try {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      if (into.size >= MOST_FILES) return;
      const relative = name === '' ? entry.name : `${name}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !entry.name.startsWith('.'))
          collect(join(folder, entry.name), relative, into);
      } else if (/\.[cm]?js$/.test(entry.name)) {
        into.add(relative);
      }
    }
  } catch {
    // What can't be read can't be named.
  }
}
