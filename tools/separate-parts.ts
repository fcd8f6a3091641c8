/** Bundles modules that a program loads only when it needs them into files of their own. */
import { basename, join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'vite';
import { debugIds } from './symbols/debug-ids.ts';

/** Next to the bundle. */
const FOLDER = 'parts';

/**
 * Leaves the modules `<folder>/<name>.ts`, which the bundle imports dynamically, out of it, and bundles each into
 * `parts/<name>.js`. They share no code with the bundle: the bundler's own splitting would move what they share into
 * files that the program loads every time.
 */
export function separateParts(folder: string, names: readonly string[], options: BuildOptions): Plugin {
  const input = Object.fromEntries(names.map((name) => [name, join(folder, `${name}.ts`)]));
  return {
    name: 'separate-parts',
    // Before modules are found on disk.
    enforce: 'pre',
    apply: 'build',
    resolveId(source) {
      const name = basename(source, '.ts');
      return name in input ? { id: `./${FOLDER}/${name}.js`, external: true } : null;
    },
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error('A bundle is written to a folder.');
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        plugins: [debugIds()],
        build: {
          ...options,
          ssr: true,
          outDir: join(dir, FOLDER),
          emptyOutDir: true,
          rolldownOptions: { ...options.rolldownOptions, input },
        },
      });
    },
  };
}
