/** A Windows for tests on Linux: Wine, with its own folder for drive C. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installCommand, installPackages, installPrefix, onPath } from '../process/apt.ts';
import { type OwnedProcess, own } from '../process/owned-process.ts';
import { runCommand } from '../process/run-command.ts';
import { forwarderDll } from './forwarder.ts';

const START_TIMEOUT_MS = 3 * 60_000;
/** How long Wine's server waits for a program, in seconds. */
const SERVER_WAITS_S = 10;
/** Debian's names. */
const PACKAGES = ['wine', 'wine64'] as const;

/** A name with characters that many people have and many programs fail on. */
export const USER = 'Jürgen Ünal';

/** Makes sure that Wine is installed. Returns why it is not, as a sentence, or null. */
export async function ensureWine(log: (text: string) => void, stop: AbortSignal): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return 'A Windows Node runs on Windows, and under Wine on Linux x64.';
  }
  if (onPath('wine')) return null;
  const prefix = await installPrefix(stop);
  if (prefix === null) return `There is no Wine. Install it: sudo ${installCommand(PACKAGES).join(' ')}`;
  log('Wine is not installed: installing it with apt.');
  const said = await installPackages(prefix, PACKAGES, stop);
  return onPath('wine') ? null : `Wine could not be installed (${said.trim().split('\n').at(-1)}).`;
}

/** The environment that makes Wine use that folder and print nothing about itself. */
export function wineEnvironment(prefix: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // Determines how Wine encodes file names.
    LC_ALL: 'C.UTF-8',
    NODE_SKIP_PLATFORM_CHECK: '1',
    KREYA_ON_WINE: '1',
    KREYA_WINDOWS_PROFILE: asciiJson(profile()),
  };
}

/**
 * Creates a drive C in that folder, if there is none: Windows 10, with what Node needs and Wine lacks, and a
 * user.
 */
export async function preparePrefix(prefix: string, stop: AbortSignal): Promise<void> {
  const done = join(prefix, 'prepared');
  if (existsSync(done)) return;
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(prefix, { recursive: true });
  const commands = [
    ['wineboot', '--init'],
    ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'],
  ];
  for (const args of commands) {
    const { succeeded, output } = await runCommand('wine', args, {
      env: wineEnvironment(prefix),
      timeoutMs: START_TIMEOUT_MS,
      output: 'collect',
      stop,
    });
    if (!succeeded) throw new Error(`Wine failed to run ${args.join(' ')}:\n${output}`);
  }
  const system = join(prefix, 'drive_c', 'windows', 'system32');
  // Used for Rolldown's random numbers.
  const dll = forwarderDll('bcryptprimitives.dll', 'ProcessPrng', 'advapi32.SystemFunction036');
  writeFileSync(join(system, 'bcryptprimitives.dll'), dll);
  for (const folder of Object.values(profile())) {
    mkdirSync(join(prefix, 'drive_c', ...folder.split('\\').slice(1)), { recursive: true });
  }
  writeFileSync(done, '');
}

/** Starts Wine's server, unless it runs, and returns a process that exits when the server does. */
export async function watchServer(env: NodeJS.ProcessEnv, stop: AbortSignal): Promise<OwnedProcess> {
  const options = { env, timeoutMs: START_TIMEOUT_MS, output: 'collect', stop } as const;
  await runCommand('wineserver', [`--persistent=${SERVER_WAITS_S}`], options);
  return own('wineserver', ['--wait'], { env, stdio: 'ignore' });
}

/** The path under which a Windows program sees a file of this machine. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

function profile(): Record<string, string> {
  const home = `C:\\users\\${USER}`;
  const local = `${home}\\AppData\\Local`;
  return {
    USERPROFILE: home,
    APPDATA: `${home}\\AppData\\Roaming`,
    LOCALAPPDATA: local,
    TEMP: `${local}\\Temp`,
    TMP: `${local}\\Temp`,
  };
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
