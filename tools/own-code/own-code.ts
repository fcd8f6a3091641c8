/** Bundles the error messages and names of the program's own source. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { type Gathered, gather } from './gather.ts';

const MODULE = 'virtual:own-code';
/** The source folders of what runs on people's machines. */
const FOLDERS = ['cli', 'electron', 'programs', 'renderer', 'shared', 'telemetry'];
const SOURCE = /\.[cm]?[jt]sx?$/;
const NOT_OF_THE_PROGRAM = /\.(?:config|test|spec|d)\.\w+$|(?:^|[\\/])(?:testing|node_modules|dist)[\\/]/;

/** Lets the bundle import `virtual:own-code`. It stays text until needed, since start-up has no error. */
export function ownCode(root: string): Plugin {
  const resolved = `\0${MODULE}`;
  return {
    name: 'own-code',
    resolveId: (id) => (id === MODULE ? resolved : null),
    load: (id) => {
      if (id !== resolved) return null;
      const text = JSON.stringify(JSON.stringify(gatherOwnCode(root)));
      return `export const readSourceTexts = () => JSON.parse(${text});`;
    },
  };
}

/** The messages and names in all of Kreya's source files. */
export function gatherOwnCode(root: string): Gathered {
  return gatherFrom(FOLDERS.map((folder) => join(root, folder)));
}

/**
 * The messages and names in all sources in these folders, sorted, so that the same source yields the same
 * bundle.
 */
export function gatherFrom(folders: readonly string[]): Gathered {
  const messages = new Map<string, Gathered['messages'][number]>();
  const names = new Set<string>();
  for (const file of folders.filter((folder) => existsSync(folder)).flatMap(sourceFiles)) {
    const found = gather(readFileSync(file, 'utf8'), file);
    for (const parts of found.messages) messages.set(JSON.stringify(parts), parts);
    for (const name of found.names) names.add(name);
  }
  return {
    messages: [...messages.keys()].sort().flatMap((key) => [messages.get(key) ?? []]),
    names: [...names].sort(),
  };
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => SOURCE.test(file) && !NOT_OF_THE_PROGRAM.test(file))
    .map((file) => join(folder, file));
}
