import { join } from 'node:path';
import { defineConfig } from 'vite';
import { prefixClassNames } from '../tools/library/class-names.ts';

const ROOT = join(import.meta.dirname, '..');
const entry = (file: string) => join(import.meta.dirname, file);

/** The library's ES modules: everything in them but React and Electron, which the program has itself. */
export default defineConfig({
  root: ROOT,
  publicDir: false,
  plugins: [prefixClassNames()],
  build: {
    target: 'node20.18',
    // To be read by who debugs it, and minified by who ships it.
    minify: false,
    outDir: 'out/library',
    lib: {
      entry: {
        catalogue: entry('catalogue/index.ts'),
        node: entry('node/index.ts'),
        main: entry('electron/index.ts'),
        preload: entry('preload/index.ts'),
        renderer: entry('react/index.tsx'),
      },
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
