/**
 * Builds the Windows installer on Linux, and has a Windows to install it in. The installer consists of the product's own script and
 * electron-builder's, around an app of a few bytes. It is built with Debian's NSIS as a 64-bit program, so that a Wine without 32-bit
 * libraries runs it, and without the plugins that electron-builder downloads.
 */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { ROOT } from '../paths.ts';
import { installCommand, installPackages, installPrefix, onPath } from '../process/apt.ts';
import { type CommandResult, runCommand } from '../process/run-command.ts';
import { forwarderDll } from '../windows/forwarder.ts';
import { ensureWine, preparePrefix, USER, wineEnvironment } from '../windows/wine.ts';
import { PRELUDE } from './windows-checks.ts';

const PLUGINS = join(ROOT, 'tools', 'installers', 'windows-plugins.nsh');
/** Debian's packages, and the program of each. */
const PROGRAMS = new Map([
  ['nsis', 'makensis'],
  ['p7zip-full', '7za'],
]);
const RUN_TIMEOUT_MS = 3 * 60_000;

/** What the installer installs. */
const APP = {
  'Kreya.exe': 'app',
  'resources/app.asar': 'archive',
  'resources/kreyac/kreyac.exe': 'command line',
} as const;

/** Makes sure that there are Wine and what builds an installer. Returns why not, as a sentence, or null. */
export async function ensureSetupTools(
  log: (text: string) => void,
  stop: AbortSignal,
): Promise<string | null> {
  const isMissing = () => [...PROGRAMS.values()].some((program) => !onPath(program));
  const packages = [...PROGRAMS.keys()];
  const prefix = isMissing() ? await installPrefix(stop) : null;
  if (prefix !== null) {
    log('There is no NSIS: installing it with apt.');
    await installPackages(prefix, packages, stop);
  }
  return isMissing()
    ? `There is no NSIS. Install it: sudo ${installCommand(packages).join(' ')}`
    : await ensureWine(log, stop);
}

/** A Windows, with the installer beside it. */
export interface Windows {
  /** Runs a sh script with `wine` and what `PRELUDE` defines. */
  run(script: string): Promise<CommandResult>;
  remove(): Promise<void>;
}

/** Creates one in a temporary folder, and builds the installer. Throws an error for people. */
export async function makeWindows(stop: AbortSignal): Promise<Windows> {
  const folder = await mkdtemp(join(tmpdir(), 'kreya-setup-'));
  const prefix = join(folder, 'prefix');
  const drive = join(prefix, 'drive_c');
  const env: NodeJS.ProcessEnv = {
    ...wineEnvironment(prefix),
    USER,
    C: drive,
    HOME_C: join(drive, 'users', USER),
    SCRATCH: folder,
  };
  const run = (command: string, ...args: readonly string[]) =>
    runCommand(command, args, { env, timeoutMs: RUN_TIMEOUT_MS, output: 'collect', stop });
  const remove = async () => {
    await run('wineserver', '--kill');
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    // electron-builder and Wine read these of this process.
    Object.assign(process.env, env);
    await preparePrefix(prefix, stop);
    env['SETUP'] = await buildSetup(folder);
  } catch (error) {
    await remove();
    throw error;
  }
  return { run: (script) => run('sh', '-euc', `${PRELUDE}\n${script}`), remove };
}

/** Writes the installer to `folder`, and returns its path. */
async function buildSetup(folder: string): Promise<string> {
  const app = join(folder, 'app');
  for (const [name, content] of Object.entries(APP)) {
    const file = join(app, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  const nsis = join(folder, 'nsis');
  const plugins = join(nsis, 'plugins');
  for (const path of ['linux', 'plugins/x86-unicode']) await mkdir(join(nsis, path), { recursive: true });
  // All that is called of it has the task bar forget a removed app.
  const winShell = forwarderDll('WinShell.dll', 'UninstAppUserModelId', 'kernel32.GetTickCount');
  await writeFile(join(plugins, 'WinShell.dll'), winShell);
  const makensis = join(nsis, 'linux', 'makensis');
  await writeFile(
    makensis,
    `#!/bin/sh
unset NSISDIR
exec makensis -X'Target amd64-unicode' -X'!addplugindir /amd64-unicode "${plugins}"' -X'!include "${PLUGINS}"' \\
  -D'APP_BUILD_DIR=${app}' "$@"
`,
  );
  await chmod(makensis, 0o755);

  Object.assign(process.env, {
    ELECTRON_BUILDER_NSIS_DIR: nsis,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: nsis,
    ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7za',
  });
  const files = await build({
    projectDir: ROOT,
    prepackaged: app,
    targets: Platform.WINDOWS.createTarget('nsis', Arch.x64),
    publish: 'never',
    config: {
      extends: join(ROOT, 'electron-builder.yml'),
      directories: { output: folder },
      // Any: nothing of it is used.
      electronVersion: '40.0.0',
      win: { signAndEditExecutable: false },
      nsis: { packElevateHelper: false, createDesktopShortcut: false, createStartMenuShortcut: false },
    },
  });
  const setup = files.find((file) => file.endsWith('.exe'));
  if (setup === undefined) throw new Error('electron-builder made no installer.');
  return setup;
}
