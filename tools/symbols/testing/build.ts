import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { onTestFinished } from 'vitest';
import { debugIds } from '../debug-ids.ts';
import { MINIFIED } from '../minified.ts';

/**
 * Builds a module, `src/main.ts`, as the app's are built, in a folder that is removed after the test. Returns
 * that folder, in which the bundle is `out/main.js`, with a hidden source map unless told otherwise.
 */
export async function buildProgram(source: string, sourcemap: 'hidden' | false = 'hidden'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'symbols-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'main.ts'), source);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [debugIds()],
    build: {
      sourcemap,
      minify: true,
      outDir: 'out',
      lib: { entry: 'main.ts', formats: ['es'], fileName: () => 'main.js' },
      rolldownOptions: { output: { minify: MINIFIED } },
    },
  });
  return folder;
}
