import { join } from 'node:path';
import { build } from 'vite';

/** The script of a hostile page, with all that it needs. */
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
