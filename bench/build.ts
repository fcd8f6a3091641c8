/** Builds the programs to measure: each SDK as installed, and bundled and minified as for production. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Entrant } from './peers.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Everything that the bench creates is in this folder, which git ignores. */
export const OUT = join(HERE, 'out');
export const BUILT = join(OUT, 'built');

const COMMON = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  // The Node of the oldest supported Electron.
  target: 'node20.18',
  outExtension: { '.js': '.mjs' },
  logLevel: 'error',
} as const;

/** This module is measured itself, and Node could not load its sources as a package. */
const OWN = { 'kreya-telemetry/catalogue': join(HERE, '../telemetry/contract/catalogue/index.ts') };

/** What a bundled ES module's CommonJS dependencies need. */
const CJS_PRELUDE = `import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));`;

export async function buildAll(entrants: readonly Entrant[]): Promise<void> {
  rmSync(BUILT, { recursive: true, force: true });
  mkdirSync(BUILT, { recursive: true });
  const entryPoints = entrants.map(({ id }) => join(HERE, 'peers', `${id}.ts`));
  await Promise.all([
    build({ ...COMMON, entryPoints: [join(HERE, 'child.ts')], outdir: BUILT }),
    build({ ...COMMON, entryPoints, outdir: join(BUILT, 'asInstalled'), packages: 'external', alias: OWN }),
    build({
      ...COMMON,
      entryPoints,
      outdir: join(BUILT, 'bundled'),
      minify: true,
      mainFields: ['module', 'main'],
      banner: { js: CJS_PRELUDE },
    }),
  ]);
}

/** The installed version of an entrant's package. */
export function installedVersion(name: string): string {
  const folder = createRequire(import.meta.url).resolve.paths(name)?.[0] ?? '';
  const manifest: unknown = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  return 'unknown';
}
