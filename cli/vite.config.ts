import { join } from 'node:path';
import { defineConfig } from 'vite';
import { bundledPackages } from '../tools/bundled-packages.ts';
import { ownCode } from '../tools/own-code/own-code.ts';
import { debugIds } from '../tools/symbols/debug-ids.ts';
import { MINIFIED } from '../tools/symbols/minified.ts';

const ROOT = join(import.meta.dirname, '..');

/** The command line: one file with all that it needs, since reading many costs time at every call. */
export default defineConfig({
  root: ROOT,
  plugins: [ownCode(ROOT), bundledPackages('cli'), debugIds()],
  // Nothing of the pages is to be copied beside it.
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'cli/kreyac.ts',
    // The oldest that is supported.
    target: 'node20.19',
    minify: true,
    // For `npm run symbolicate` and for receivers; it does not ship.
    sourcemap: 'hidden',
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
