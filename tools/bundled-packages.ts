/** Lists the packages in a bundle, from the bundler's own data. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { ROOT } from './paths.ts';

/** Next to the bundles' folders; not packaged. */
export const LIST_FOLDER = 'packages';

/**
 * Writes the folders, relative to the root, of all packages with code in the bundle to
 * `out/packages/<name>.json`.
 */
export function bundledPackages(name: string): Plugin {
  return {
    name: 'bundled-packages',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      const modules = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk'
          ? Object.entries(part.modules).flatMap(([id, { renderedLength }]) =>
              renderedLength > 0 ? [id] : [],
            )
          : [],
      );
      const folders = new Set(
        modules.flatMap((id) => /.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []),
      );
      if (dir === undefined) throw new Error('A bundle is written to a folder.');
      const folder = join(dirname(dir), LIST_FOLDER);
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        join(folder, `${name}.json`),
        `${JSON.stringify([...folders].map((path) => relative(ROOT, path).replaceAll(sep, '/')).sort(), null, 2)}\n`,
      );
    },
  };
}
