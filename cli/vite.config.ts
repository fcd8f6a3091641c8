import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { bundledPackages } from '../tools/bundled-packages.ts';
import { ownCode } from '../tools/own-code/own-code.ts';
import { separateParts } from '../tools/separate-parts.ts';
import { debugIds } from '../tools/symbols/debug-ids.ts';
import { MINIFIED } from '../tools/symbols/minified.ts';

const ROOT = join(import.meta.dirname, '..');

/** A module with nothing in it; the first character keeps it from being looked for on disk. */
const NOTHING = '\0nothing';

const BUILD = {
  // The oldest that is supported.
  target: 'node20.19',
  minify: true,
  // For `npm run symbolicate` and for receivers; it does not ship.
  sourcemap: 'hidden',
} as const;

/**
 * Leaves out what commander loads for commands that are programs of their own, of which there is none: Node needs some
 * milliseconds for it at every call.
 */
function withoutPrograms(): Plugin {
  return {
    name: 'without-programs',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source, importer = '') =>
      source === 'node:child_process' && /[\\/]node_modules[\\/]commander[\\/]/.test(importer)
        ? NOTHING
        : null,
    load: (id) => (id === NOTHING ? 'export {};' : null),
  };
}

/** The command line: one file with all that it usually needs, since reading many costs time at every call. */
export default defineConfig({
  root: ROOT,
  plugins: [
    ownCode(ROOT),
    withoutPrograms(),
    bundledPackages('cli'),
    debugIds(),
    // Only for a proxy or a certificate that Node does not know.
    separateParts(join(ROOT, 'telemetry', 'node', 'network'), ['through-proxy', 'system-certificates'], {
      ...BUILD,
      rolldownOptions: { output: { minify: MINIFIED } },
    }),
  ],
  // Nothing of the pages is to be copied beside it.
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'cli/kreyac.ts',
    ...BUILD,
    outDir: 'out/cli',
    rolldownOptions: {
      output: {
        entryFileNames: 'kreyac.js',
        banner: '#!/usr/bin/env node',
        codeSplitting: false,
        minify: MINIFIED,
      },
    },
  },
});
