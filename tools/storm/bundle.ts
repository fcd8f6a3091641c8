import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ROOT } from '../paths.ts';

/**
 * Bundles a program for the processes into a folder and returns its path: hundreds of processes that each
 * compile TypeScript would do nothing else. Rejects if it does not build.
 */
export async function bundleChild(folder: string, name: 'child' | 'backlog-child'): Promise<string> {
  const file = `${name}.mjs`;
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL(`./${name}.ts`, import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: file } },
    },
  });
  return join(folder, file);
}
