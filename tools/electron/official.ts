import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, parseJson } from '../../telemetry/testing/json.ts';
import { NODE_MODULES } from '../paths.ts';
import { runCommand } from '../process/run-command.ts';
import type { Log } from './log.ts';

const PACKAGE_FOLDER = join(NODE_MODULES, 'electron');
const FETCH_TIMEOUT_MS = 10 * 60_000;

/** The executable in a folder with an unpacked Electron. */
export function executableIn(folder: string): string {
  if (process.platform === 'darwin') return join(folder, 'Electron.app/Contents/MacOS/Electron');
  return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

/** The version of an unpacked Electron in a folder, or null if unknown. */
export function versionIn(folder: string): string | null {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return null;
  }
}

/** The executable of the installed `electron` package, or null if it was not downloaded. */
export function officialElectron(): string | null {
  const folder = join(PACKAGE_FOLDER, 'dist');
  const executable = executableIn(folder);
  // Its installer writes path.txt last: without it, the folder may be incomplete.
  const complete = existsSync(join(PACKAGE_FOLDER, 'path.txt')) && existsSync(executable);
  return complete && versionIn(folder) === packageVersion() ? executable : null;
}

/**
 * Downloads the official Electron with its own installer; null if that fails, as without access to its host.
 */
export async function fetchOfficialElectron(log: Log, stop?: AbortSignal): Promise<string | null> {
  log(`Downloading Electron ${packageVersion()}, about 120 MB, as the electron package does on first use.`);
  const install = await runCommand(process.execPath, [join(PACKAGE_FOLDER, 'install.js')], {
    timeoutMs: FETCH_TIMEOUT_MS,
    output: 'collect',
    stop,
  });
  const executable = install.succeeded ? officialElectron() : null;
  if (executable === null) log(`That failed: ${install.output.trim().split('\n')[0] || 'it took too long'}`);
  return executable;
}

/** The version of the installed `electron` package. Throws if it is not installed. */
export function packageVersion(): string {
  const json = parseJson(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'));
  if (isObject(json) && typeof json['version'] === 'string') return json['version'];
  throw new Error('node_modules/electron/package.json has no version. Run: npm ci');
}
