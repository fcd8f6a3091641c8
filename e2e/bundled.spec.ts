/** The package in bundled main processes, as in some templates. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import webpack from 'webpack';
import { createScratch, runApp, type Scratch } from './scratch.ts';

type Format = 'cjs' | 'esm';
type Bundle = (entry: string, folder: string, format: Format) => Promise<unknown>;

const MAIN = `
import { app } from 'electron';
import { defineCatalogue, event, eventGroup } from 'kreya-telemetry/catalogue';
import { createElectronTelemetry } from 'kreya-telemetry/main';

const catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [eventGroup('Notes', { NoteCreated: event('A note was created.', '1.0') })],
});
const telemetry = createElectronTelemetry({ catalogue });

function preload() {
  try {
    return telemetry.preloadPath;
  } catch (error) {
    return error.message;
  }
}
app.whenReady().then(() => {
  console.log(JSON.stringify({ preload: preload(), enabled: telemetry.status().enabled }));
  app.quit();
});
`;

/** Only Electron is left out of the bundle; each bundler has its own option for that. */
const BUNDLERS: Readonly<Record<string, Bundle>> = {
  esbuild: (entry, folder, format) =>
    esbuild({
      entryPoints: [entry],
      outfile: join(folder, 'main.js'),
      bundle: true,
      platform: 'node',
      format,
      external: ['electron'],
      logLevel: 'error',
    }),
  Vite: (entry, folder, format) =>
    vite({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        emptyOutDir: false,
        lib: { entry, formats: [format === 'cjs' ? 'cjs' : 'es'], fileName: () => 'main.js' },
        rolldownOptions: { external: ['electron', /^node:/] },
      },
    }),
  webpack: (entry, folder, format) =>
    new Promise<void>((resolve, reject) => {
      webpack(
        {
          mode: 'production',
          target: 'electron33-main',
          // As in Electron Forge.
          node: { __dirname: false, __filename: false },
          entry,
          ...(format === 'cjs'
            ? {}
            : { experiments: { outputModule: true }, externalsType: 'module-import' }),
          output: {
            path: folder,
            filename: 'main.js',
            ...(format === 'cjs' ? {} : { library: { type: 'module' }, chunkFormat: 'module' }),
          },
        },
        (error, stats) => {
          if (error) reject(error);
          else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')));
          else resolve();
        },
      );
    }),
};

const test = base.extend<object, { scratch: Scratch }>({
  scratch: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
    async ({}, use) => {
      const scratch = await createScratch();
      await use(scratch);
      rmSync(scratch.folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

test.describe.configure({ mode: 'default' });

function makeApp(scratch: Scratch, name: string, format: Format): { folder: string; entry: string } {
  const folder = join(scratch.folder, name);
  mkdirSync(folder, { recursive: true });
  const entry = join(folder, 'entry.mjs');
  writeFileSync(entry, MAIN);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'acme',
      productName: 'Acme',
      version: '1.0.0',
      main: 'main.js',
      type: format === 'cjs' ? 'commonjs' : 'module',
    }),
  );
  // The app's own, which must not be mistaken for the package's.
  writeFileSync(join(folder, 'preload.cjs'), '');
  return { folder, entry };
}

for (const [bundler, bundle] of Object.entries(BUNDLERS)) {
  for (const format of ['cjs', 'esm'] as const) {
    test(`bundled by ${bundler} as ${format}, telemetry works, and says that its preload is missing`, async ({
      scratch,
    }) => {
      const { folder, entry } = makeApp(scratch, `${bundler}-${format}`, format);
      await bundle(entry, folder, format);
      expect(await runApp(folder, { ACME_TELEMETRY_ENDPOINT: 'http://127.0.0.1:9' })).toEqual({
        preload: expect.stringMatching(/external.*exposeTelemetry\(\) of 'kreya-telemetry\/preload'/),
        enabled: true,
      });
    });
  }
}
