/** The package's own package.json, as it is published. */
import { dirname } from 'node:path';
import source from '../package.json' with { type: 'json' };

/** What can be imported of the package, such as `kreya-telemetry/main`, and the module in `telemetry/` that it is. */
export const ENTRIES: ReadonlyMap<string, string> = new Map(
  Object.entries(source.exports).flatMap(([name, path]) =>
    /\.tsx?$/.test(path) ? [[name.replace('./', ''), path] as const] : [],
  ),
);

/** What has effects but exports nothing, and where it is. The compiler wants to know that it can be imported. */
const EFFECTS: Readonly<Record<string, string>> = {
  'renderer.css': './renderer.css',
  'preload.cjs': './cjs/ready-preload.cjs',
};

/** The declaration of what has only effects. */
export const EFFECTS_TYPES = 'types/effects.d.cts';

/** What `npx kreya-telemetry` runs. An ES module by the package's `type`; nothing imports it. */
export const BIN = 'bin.js';

/** The oldest compiler that understands the declarations. */
const OLDEST_TYPESCRIPT = '5.3';

/** What older compilers are given: they say its name, since it is no module. */
export const TOO_OLD_TYPES = `types/needs-typescript-${OLDEST_TYPESCRIPT}-or-newer.d.ts`;

const TOO_OLD = `<${OLDEST_TYPESCRIPT}`;

/** The declarations of an entry, which are those of a CommonJS module; what Node imports has the same names. */
export function typesOf(path: string): string {
  return `./types/${dirname(path)}/index.d.cts`.replace('/./', '/');
}

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
    bin: { [source.name]: BIN },
    exports: {
      ...Object.fromEntries([...ENTRIES].map(([name, path]) => [`./${name}`, conditionsOf(name, path)])),
      ...Object.fromEntries(
        Object.entries(EFFECTS).map(([name, file]) => [
          `./${name}`,
          { types: `./${EFFECTS_TYPES}`, default: file },
        ]),
      ),
      './package.json': './package.json',
    },
    // For compilers that do not look at `exports`.
    typesVersions: {
      [TOO_OLD]: { '*': [`./${TOO_OLD_TYPES}`] },
      '*': {
        ...Object.fromEntries([...ENTRIES].map(([name, path]) => [name, [typesOf(path)]])),
        ...Object.fromEntries(Object.keys(EFFECTS).map((name) => [name, [`./${EFFECTS_TYPES}`]])),
      },
    },
    sideEffects: Object.values(EFFECTS),
  };
}

/**
 * Node has one copy of an entry, the CommonJS one, whether it is imported or required: two would be two telemetries that
 * know nothing of each other. Bundlers and pages have the ES module, of which they leave out what they don't need.
 */
function conditionsOf(name: string, path: string): object {
  return {
    [`types@${TOO_OLD}`]: `./${TOO_OLD_TYPES}`,
    module: `./${name}.js`,
    import: { types: `./${name}.d.mts`, node: `./${name}.mjs`, default: `./${name}.js` },
    require: { types: typesOf(path), default: `./cjs/${name}.cjs` },
  };
}
