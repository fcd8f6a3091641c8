/** The disk space of an installed package. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject, parseJson } from '../../telemetry/testing/json.ts';

export interface InstalledSize {
  /** Including all dependencies, except those the program brings itself (`peerDependencies`). */
  readonly bytes: number;
  /** The number of packages, including this one. */
  readonly packages: number;
}

/** For the package in a folder: the bytes of all files, not the blocks they occupy. */
export function installedSize(folder: string): InstalledSize {
  const folders = new Set<string>();
  function add(one: string): void {
    if (folders.has(one)) return;
    folders.add(one);
    for (const name of dependenciesOf(one)) {
      const found = findPackage(name, one);
      if (found !== null) add(found);
    }
  }
  add(folder);
  return {
    bytes: [...folders].reduce((sum, one) => sum + bytesOf(one), 0),
    packages: folders.size,
  };
}

function dependenciesOf(folder: string): readonly string[] {
  const manifest = parseJson(readFileSync(join(folder, 'package.json'), 'utf8'));
  const lists = isObject(manifest) ? [manifest['dependencies'], manifest['optionalDependencies']] : [];
  return lists.flatMap((list) => (isObject(list) ? Object.keys(list) : []));
}

/** As Node looks for it. Null for an optional one that is not for this system. */
function findPackage(name: string, from: string): string | null {
  for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
  }
  return null;
}

/** Without nested packages, which are counted separately. */
function bytesOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? sum : sum + bytesOf(path);
    return entry.isFile() ? sum + statSync(path).size : sum;
  }, 0);
}
