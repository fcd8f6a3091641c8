/** The package's own package.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';

/** What can be imported of the package, such as `kreya-telemetry/main`, and the folder that it is in. */
export const ENTRIES = {
  catalogue: 'catalogue',
  node: 'node',
  main: 'electron',
  preload: 'preload',
  renderer: 'react',
} as const;

/** The versions that the tests run on: the oldest Electron, and React. */
const PEERS = { electron: '>=33', react: '>=19' };

export function createManifest(): object {
  const { name, version, license, engines }: Record<string, unknown> = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  return {
    name,
    version,
    description:
      'Telemetry for Electron apps and command lines that honours its promises: off means off, never personal data, nothing lost.',
    license,
    type: 'module',
    engines,
    exports: {
      ...Object.fromEntries(
        Object.entries(ENTRIES).map(([entry, folder]) => [
          `./${entry}`,
          { types: `./types/${folder}/index.d.ts`, default: `./${entry}.js` },
        ]),
      ),
      // The compiler wants to know that there is something to be imported for its effects.
      './renderer.css': { types: './types/renderer.css.d.ts', default: './renderer.css' },
      './preload.cjs': './preload.cjs',
      './package.json': './package.json',
    },
    sideEffects: ['./preload.cjs', './renderer.css'],
    peerDependencies: PEERS,
    // A command line needs neither, and an app without React not that.
    peerDependenciesMeta: Object.fromEntries(Object.keys(PEERS).map((peer) => [peer, { optional: true }])),
  };
}
