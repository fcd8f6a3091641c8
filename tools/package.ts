import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build, Platform } from 'electron-builder';
import manifest from '../package.json' with { type: 'json' };
import { logToStderr as log } from './electron/log.ts';
import { prepareElectron } from './electron/prepare.ts';
import { makeExecutable } from './installers/kreyac-executable.ts';
import { writeShellFiles } from './installers/shell-files.ts';
import { ROOT } from './paths.ts';
import { runTool, UsageError } from './process/run-tool.ts';
import { keepSymbols, SYMBOLS } from './symbols/keep.ts';

/** What ships: everything that error reports can name. */
const BUNDLES = ['out/main', 'out/preload', 'out/renderer', 'out/cli'];

const HELP = `npm run package [-- --installers [<format> …]]

Packages the last build as an unpacked app for this machine, in dist/: one archive, with the fuses of a release, on the
official Electron if it is available.

--installers   also build installers: nsis on Windows, dmg on macOS, AppImage, deb and rpm on Linux, or the formats that
               you name, such as deb, snap, flatpak. deb and rpm need Go; for the others, electron-builder downloads its
               tools. For signing, see docs/installing.md.

The source maps, which do not ship, stay in ${SYMBOLS}/<release>/, for npm run symbolicate and for uploading.`;

/** Whether this system's signing certificate is configured. On Linux, whoever distributes the packages signs them. */
const isSigned = (environment: NodeJS.ProcessEnv) =>
  process.platform === 'linux' || ['CSC_LINK', 'CSC_NAME', 'WIN_CSC_LINK'].some((name) => environment[name]);

await runTool(async (stop) => {
  if (process.argv.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(HELP);
    return 0;
  }
  if (!existsSync(join(ROOT, 'out', 'main', 'main.js'))) {
    throw new UsageError('The app is not built. Run: npm run build');
  }
  const [flag, ...formats] = process.argv.slice(2);
  if (flag !== undefined && flag !== '--installers') throw new UsageError(HELP);
  const symbols = keepSymbols(ROOT, `${manifest.name}@${manifest.version}`, BUNDLES);
  const { executable, version, source } = await prepareElectron(log, stop);
  if (version === null) throw new Error(`${executable} does not say which version it is.`);
  await makeExecutable(log, stop);
  await writeShellFiles();
  if (flag !== undefined) {
    if (source === 'fallback')
      log('This is not the official Electron: test these installers, but do not release them.');
    if (!isSigned(process.env)) log('The environment has no certificate, so nothing is signed.');
    process.env['CUSTOM_FPM_PATH'] ??= join(ROOT, 'tools', 'installers', 'fpm.mjs');
  }
  // On macOS, the folder that contains Electron.app.
  const folder = process.platform === 'darwin' ? join(dirname(executable), '../../..') : dirname(executable);
  await build({
    projectDir: ROOT,
    targets: Platform.current().createTarget(flag === undefined ? 'dir' : formats),
    publish: 'never',
    config: {
      extends: join(ROOT, 'electron-builder.yml'),
      electronVersion: version,
      electronDist: folder,
      // What starts a folder in development, in the Electron that stands in for the official one.
      afterExtract: ({ appOutDir }) =>
        rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true }),
    },
  });
  log(`The source maps of this build are in ${relative(ROOT, symbols)}.`);
  return 0;
});
