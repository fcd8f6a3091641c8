/**
 * The package's disk space and the cost of importing each entry, compared with what people would install
 * instead.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { isObject, parseJson } from '../../telemetry/testing/json.ts';
import { buildPackage } from '../../telemetry/tools/build-package.ts';
import { ENTRIES } from '../../telemetry/tools/manifest.ts';
import { openDisplay } from '../../tools/electron/display.ts';
import { logToStderr } from '../../tools/electron/log.ts';
import { prepareElectron } from '../../tools/electron/prepare.ts';
import { OUT } from '../build.ts';
import { installedSize } from '../footprint/installed-size.ts';
import { type ElectronOptions, startElectron } from '../ready/app-process.ts';
import { median } from '../statistics.ts';
import { type Context, freshFolder } from './context.ts';

export interface Footprint {
  readonly package: string;
  readonly kilobytes: number;
  readonly packages: number;
}

export interface EntryCost {
  /** As imported, such as `kreya-telemetry/main`. */
  readonly entry: string;
  readonly importMs: number;
  readonly addedMiB: number;
}

export interface Footprints {
  readonly installed: readonly Footprint[];
  readonly entries: readonly EntryCost[];
  /** The Electron version in which they were imported. */
  readonly electron: string;
}

/** What the other table does not include. */
export const COMPARED_PACKAGES = ['@sentry/electron', '@aptabase/electron'] as const;
const OTHERS: Readonly<Record<string, string>> = {
  '@sentry/electron': '@sentry/electron/main',
  'posthog-node': 'posthog-node',
  '@aptabase/electron': '@aptabase/electron/main',
};
/** What any page that uses React has. */
const BEFORE: Readonly<Record<string, string>> = { 'kreya-telemetry/renderer': 'react react/jsx-runtime' };

const OWN = 'kreya-telemetry';
const BENCH = fileURLToPath(new URL('..', import.meta.url));
const MIB = 2 ** 20;
const KB = 1_000;

/** Medians of that many imports, each in its own process, in turn. */
export async function measureFootprint(runs: number, { stop }: Context): Promise<Footprints> {
  const app = join(OUT, 'footprint');
  const own = join(app, 'node_modules', OWN);
  await buildPackage(own);
  await build({
    entryPoints: [join(BENCH, 'footprint/import-entry.ts')],
    outfile: join(app, 'main.mjs'),
    format: 'esm',
    platform: 'node',
  });
  // As in any app: what Node needs for its first module of each kind does not count.
  writeFileSync(join(app, 'first.cjs'), 'exports.first = 1;');
  writeFileSync(join(app, 'first.mjs'), "export { first } from './first.cjs';");
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'footprint', main: 'main.mjs' }));

  const electron = await prepareElectron(logToStderr, stop);
  const display = await openDisplay();
  const entries = [...[...ENTRIES.keys()].map((name) => `${OWN}/${name}`), ...Object.values(OTHERS)];
  const found = new Map<string, Imported[]>(entries.map((entry) => [entry, []]));
  try {
    // The first run of each finds cold caches, and does not count.
    for (let run = 0; run <= runs; run += 1) {
      for (const [entry, imports] of found) {
        stop.throwIfAborted();
        const imported = await importOnce(app, entry, { electron, environment: display.env });
        if (run > 0) imports.push(imported);
      }
    }
  } finally {
    await display.close();
  }
  const folders = [
    [OWN, own],
    ...Object.keys(OTHERS).map((name) => [name, join(BENCH, 'node_modules', name)]),
  ] as const;
  return {
    installed: folders.map(([name = '', folder = '']) => {
      const { bytes, packages } = installedSize(folder);
      return { package: name, kilobytes: Math.round(bytes / KB), packages };
    }),
    entries: [...found].map(([entry, imports]) => ({
      entry,
      importMs: median(imports.map(({ importMs }) => importMs)),
      addedMiB: median(imports.map(({ addedBytes }) => addedBytes)) / MIB,
    })),
    electron: electron.version ?? 'of an unknown version',
  };
}

interface Imported {
  readonly importMs: number;
  readonly addedBytes: number;
}

async function importOnce(
  app: string,
  entry: string,
  options: Omit<ElectronOptions, 'folder'>,
): Promise<Imported> {
  const folder = freshFolder();
  const reply = join(folder, 'reply.json');
  const environment = {
    ...options.environment,
    KREYA_BENCH_IMPORT: entry,
    KREYA_BENCH_BEFORE: `./first.mjs ${BEFORE[entry] ?? ''}`,
    KREYA_BENCH_REPLY: reply,
  };
  const running = startElectron(app, { ...options, environment, folder });
  const code = await running.exited;
  if (code !== 0) throw new Error(`${entry} could not be imported: ${code}. ${running.complaints()}`);
  const said = parseJson(readFileSync(reply, 'utf8'));
  rmSync(folder, { recursive: true });
  const figure = (name: string): number => {
    const value = isObject(said) ? said[name] : undefined;
    if (typeof value !== 'number') throw new Error(`${entry}: its import did not say its ${name}.`);
    return value;
  };
  return { importMs: figure('importMs'), addedBytes: figure('addedBytes') };
}
