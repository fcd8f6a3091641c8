import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** The script of a hostile page, with everything it needs. */
export async function bundleFlood(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome130',
      lib: { entry: join(import.meta.dirname, 'flood.ts'), formats: ['iife'], name: 'hostile' },
    },
  });
  const [bundle] = [result].flat();
  const chunk = bundle !== undefined && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk === undefined) throw new Error('The script of the hostile page was not built.');
  return chunk.code;
}

/**
 * The folder of an app that consists of the transport only; see `transport-main.ts`. The caller removes it.
 */
export async function bundleTransport(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kreya-transport-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.18',
      lib: { entry: join(import.meta.dirname, 'transport-main.ts'), formats: ['es'], fileName: 'main' },
      rolldownOptions: { external: [/^node:/, 'electron'] },
    },
  });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', main: 'main.js' }));
  return folder;
}
