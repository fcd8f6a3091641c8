/** Builds the real app as shipped, and the same app without telemetry, for `entry.ts` to start. */
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';
import { build as buildApp } from 'electron-vite';
import { build } from 'esbuild';
import type { Plugin } from 'vite';
import { ROOT } from '../../tools/paths.ts';
import { OUT } from '../build.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const NOTHING = join(HERE, 'nothing.ts');

/** The main process's folders. The pages, which import the catalogue, too, stay unchanged. */
const MAIN_PROCESS = ['electron', 'programs', 'telemetry/electron'].map((folder) => join(ROOT, folder) + sep);

/** What the main process has for telemetry only. Everything else is in both builds, unchanged. */
const LEFT_OUT = new Set(
  [
    'electron/app-started.ts',
    'electron/sentry.ts',
    'shared/catalogue.ts',
    'telemetry/core/check-options.ts',
    'telemetry/core/telemetry/telemetry.ts',
    'telemetry/electron/crash-id.ts',
    'telemetry/electron/crash-reporter.ts',
    'telemetry/electron/electron-host.ts',
    'telemetry/electron/main-errors.ts',
    'telemetry/electron/option-checks.ts',
    'telemetry/electron/process-gone.ts',
    'telemetry/electron/save-activity.ts',
    'telemetry/electron/session-end.ts',
    'telemetry/electron/settings-watch.ts',
    'telemetry/electron/wake.ts',
  ].map((file) => join(ROOT, file)),
);

/** None of this may be left. The neighbouring files are also used for the app's settings. */
const TELEMETRY_ALONE = ['catalogue', 'core/deliver', 'core/errors', 'core/record', 'core/spool'].map(
  (folder) => join(ROOT, 'telemetry', folder) + sep,
);

/** But for this, by which the compiler checks the app's texts. */
const OF_TEXTS = join(ROOT, 'telemetry', 'catalogue', 'translation-of.ts');

/** `packed`: the one with telemetry in one archive, as it is released. */
export type Build = 'withTelemetry' | 'withoutTelemetry' | 'packed';

/** The app's folder or archive, with which to start Electron. */
export function appPath(of: Build): string {
  return join(OUT, 'ready', of === 'packed' ? 'packed.asar' : of);
}

/** Builds all; they differ only in the main process or by being packed. Call it in the root folder. */
export async function buildApps(): Promise<void> {
  await buildInto('withTelemetry', []);
  await buildInto('withoutTelemetry', [leaveOutTelemetry()]);
  await createPackage(appPath('withTelemetry'), appPath('packed'));
}

async function buildInto(of: Exclude<Build, 'packed'>, plugins: Plugin[]): Promise<void> {
  const folder = appPath(of);
  await buildApp({
    configFile: join(ROOT, 'electron.vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(folder, 'out'), emptyOutDir: true },
    plugins,
  });
  await build({
    entryPoints: [join(HERE, 'entry.ts')],
    outfile: join(folder, 'entry.mjs'),
    format: 'esm',
    platform: 'node',
    target: 'node20.18',
  });
  // As in a release: with the example, which the first page opens, and without source maps.
  cpSync(join(ROOT, 'example'), join(folder, 'example'), { recursive: true });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.map')) rmSync(join(folder, file));
  }
  const manifest = { name: 'kreya', productName: 'Kreya', type: 'module', main: 'entry.mjs' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
}

/** Resolves what is for telemetry only to nothing, and fails if any of the module is still in the bundle. */
function leaveOutTelemetry(): Plugin {
  return {
    name: 'leave-out-telemetry',
    enforce: 'pre',
    async resolveId(source, importer) {
      const isOfMain = MAIN_PROCESS.some((folder) => join(importer ?? '').startsWith(folder));
      if (importer === undefined || !isOfMain) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved !== null && LEFT_OUT.has(join(resolved.id)) ? NOTHING : null;
    },
    generateBundle(_, bundle) {
      if (!('main.js' in bundle)) return;
      const left = Object.values(bundle)
        .flatMap((chunk) => (chunk.type === 'chunk' ? Object.entries(chunk.modules) : []))
        .filter(([id, { renderedLength }]) => renderedLength > 0 && isForTelemetryAlone(join(id)))
        .map(([id]) => id);
      if (left.length > 0) this.error(`The app without telemetry has some: ${left.join(', ')}`);
    },
  };
}

function isForTelemetryAlone(id: string): boolean {
  return id !== OF_TEXTS && TELEMETRY_ALONE.some((folder) => id.startsWith(folder));
}
