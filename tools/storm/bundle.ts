import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ROOT } from '../paths.ts';

const ENTRY = fileURLToPath(new URL('./child.ts', import.meta.url));
const FILE = 'child.mjs';

/**
 * Bundles the processes' program into a folder and returns its path: hundreds of processes that each compile
 * TypeScript would spend their lives on that. Rejects if it does not build.
 */
export async function bundleChild(folder: string): Promise<string> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: ENTRY,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: FILE } },
    },
  });
  return join(folder, FILE);
}
