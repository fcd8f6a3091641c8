import { join } from 'node:path';
import { defineConfig } from 'vite';
import { ENTRIES } from './tools/manifest.ts';

/** The library's ES modules: everything in them but React and Electron, which the program has itself. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  // What a program's page says of its own `.card` or `.button` is not to reach the components.
  css: { modules: { generateScopedName: 'kreya-telemetry-[local]' } },
  build: {
    target: 'node20.18',
    // To be read by who debugs it, and minified by who ships it.
    minify: false,
    outDir: 'dist',
    // The oldest Electron that is supported, 33, has Chromium 130.
    cssTarget: 'chrome130',
    lib: {
      cssFileName: 'renderer',
      entry: Object.fromEntries([...ENTRIES].map(([name, path]) => [name, join(import.meta.dirname, path)])),
      formats: ['es'],
    },
    rolldownOptions: {
      // Of what only the app here says, nothing is to be left: its texts are made of parts that this one needs.
      treeshake: { moduleSideEffects: false },
      // No paths of the machine that builds it.
      experimental: { attachDebugInfo: 'none' },
      external: [/^node:/, 'electron', /^react(-dom)?(\/|$)/],
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
    },
  },
});
