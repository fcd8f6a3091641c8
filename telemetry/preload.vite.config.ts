import { join } from 'node:path';
import { defineConfig } from 'vite';

/** The ready-made preload: one CommonJS file, which is all that a sandboxed window can load. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    target: 'node20.18',
    minify: false,
    outDir: 'dist',
    emptyOutDir: false,
    lib: { entry: join(import.meta.dirname, 'preload/ready-preload.ts'), formats: ['cjs'] },
    rolldownOptions: {
      experimental: { attachDebugInfo: 'none' },
      external: ['electron'],
      output: { entryFileNames: 'preload.cjs' },
    },
  },
});
