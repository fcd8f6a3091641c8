/** The published package's package.json. */
import { dirname } from 'node:path';
import source from '../package.json' with { type: 'json' };

/** What can be imported from the package, such as `kreya-telemetry/main`, and its module in `telemetry/`. */
export const ENTRIES: ReadonlyMap<string, string> = new Map(
  Object.entries(source.exports).flatMap(([name, path]) =>
    /\.tsx?$/.test(path) ? [[name.replace('./', ''), path] as const] : [],
  ),
);

/**
 * Side-effect imports without exports, and their files. The compiler needs to know that they can be imported.
 */
const EFFECTS: Readonly<Record<string, string>> = {
  'renderer.css': './renderer.css',
  'preload.cjs': './cjs/ready-preload.cjs',
};

/** The declaration of side-effect imports. */
export const EFFECTS_TYPES = 'types/effects.d.cts';

/** The entry point of `npx kreya-telemetry`. An ES module, by the package's `type`; nothing imports it. */
export const BIN = 'bin.js';

/** The oldest compiler that understands the declarations. */
const OLDEST_TYPESCRIPT = '5.3';

/** What older compilers get: they show its name, since it is not a module. */
export const TOO_OLD_TYPES = `types/needs-typescript-${OLDEST_TYPESCRIPT}-or-newer.d.ts`;

const TOO_OLD = `<${OLDEST_TYPESCRIPT}`;

/**
 * The declarations of an entry, which are those of a CommonJS module; what Node imports has the same names.
 */
export function typesOf(path: string): string {
  return `./types/${dirname(path)}/index.d.cts`.replace('/./', '/');
}

/** The source manifest without what leads to source and what only its developers need. */
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
    // For compilers that ignore `exports`.
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
 * Node loads one copy of an entry, the CommonJS one, whether it is imported or required: two copies would be
 * two telemetries that know nothing of each other. Bundlers and pages use the ES module and drop what they
 * don't need.
 */
function conditionsOf(name: string, path: string): object {
  return {
    [`types@${TOO_OLD}`]: `./${TOO_OLD_TYPES}`,
    module: `./${name}.js`,
    import: { types: `./${name}.d.mts`, node: `./${name}.mjs`, default: `./${name}.js` },
    require: { types: typesOf(path), default: `./cjs/${name}.cjs` },
  };
}
