/** Keeps what is needed to read a build's error reports: its scripts and their source maps. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isBundlersOwn } from './bundlers-own.ts';

/** The folder, next to `dist/`, with a folder for each release. */
export const SYMBOLS = 'symbols';

/**
 * Copies the bundles' scripts and their maps to `symbols/<release>/`, replacing what was there, under the
 * names used in reports. Returns that folder. Throws if a script has no map.
 * @param bundles their folders, below `root`, such as `out/main`
 */
export function keepSymbols(root: string, release: string, bundles: readonly string[]): string {
  const scripts = bundles.flatMap((bundle) =>
    readdirSync(join(root, bundle), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[cm]?js$/.test(file) && !isBundlersOwn(file))
      .map((file) => join(bundle, file)),
  );
  const without = scripts.filter((file) => !existsSync(join(root, `${file}.map`)));
  if (without.length > 0)
    throw new Error(`${without.join(', ')}: the source map is missing. Run: npm run build`);
  const folder = join(root, SYMBOLS, release);
  rmSync(folder, { recursive: true, force: true });
  for (const file of scripts.flatMap((script) => [script, `${script}.map`])) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  return folder;
}
