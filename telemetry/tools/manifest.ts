/** The package's own package.json, as it is published. */
import { dirname } from 'node:path';
import source from '../package.json' with { type: 'json' };

/** What can be imported of the package, such as `kreya-telemetry/main`, and the module in `telemetry/` that it is. */
export const ENTRIES: ReadonlyMap<string, string> = new Map(
  Object.entries(source.exports).flatMap(([name, path]) =>
    /\.tsx?$/.test(path) ? [[name.replace('./', ''), path] as const] : [],
  ),
);

/** Of the source it has everything but what leads to source; what is only for those who work on it is left out. */
export function createManifest(): object {
  const {
    private: _private,
    scripts: _scripts,
    devDependencies: _devDependencies,
    exports: _exports,
    ...rest
  } = source;
  return {
    ...rest,
    exports: {
      ...Object.fromEntries(
        [...ENTRIES].map(([name, path]) => [
          `./${name}`,
          { types: `./types/${dirname(path)}/index.d.ts`.replace('/./', '/'), default: `./${name}.js` },
        ]),
      ),
      // The compiler wants to know that there is something to be imported for its effects.
      './renderer.css': { types: './types/renderer.css.d.ts', default: './renderer.css' },
      './preload.cjs': './preload.cjs',
      './package.json': './package.json',
    },
    sideEffects: ['./preload.cjs', './renderer.css'],
  };
}
