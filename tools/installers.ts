import { readdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { logToStderr as log } from './electron/log.ts';
import { type Check, debChecks, rpmChecks } from './installers/checks.ts';
import { type Chroot, makeChroot } from './installers/chroot.ts';
import { windowsChecks } from './installers/windows-checks.ts';
import { ensureSetupTools, makeWindows } from './installers/windows-setup.ts';
import { ROOT } from './paths.ts';
import { runTool, UsageError } from './process/run-tool.ts';

const HELP = `npm run test:installers

Packages the last build (npm run build) as a deb and an rpm, installs them in a minimal Debian in a folder, and tests them
there: kreyac on the PATH without Node, updates, removal. Builds the Windows installer around an app of a few bytes, and tests it
under Wine, if that and NSIS are there or apt can install them. Takes minutes, and needs a network, root and debootstrap.`;

/** The package in dist/ whose name has this ending. */
function packageIn(dist: string, end: string): string {
  const name = readdirSync(dist).find((file) => file.includes(manifest.version) && file.endsWith(end));
  if (name === undefined)
    throw new UsageError(`There is no ${end} in dist/. Run: npm run package -- --installers deb rpm`);
  return name;
}

/** Runs checks one after another, and prints each result. */
async function runChecks(
  format: string,
  checks: readonly Check[],
  system: Pick<Chroot, 'run'>,
): Promise<readonly boolean[]> {
  const results: boolean[] = [];
  for (const { name, script } of checks) {
    const { succeeded, output } = await system.run(script);
    console.log(`${succeeded ? 'passed' : 'FAILED'}  ${format}: ${name}${succeeded ? '' : `\n${output}`}`);
    results.push(succeeded);
  }
  return results;
}

/** The results of the checks of a deb and an rpm. */
async function checkPackages(stop: AbortSignal): Promise<readonly boolean[]> {
  const dist = join(ROOT, 'dist');
  const [deb, rpm] = [packageIn(dist, '.deb'), packageIn(dist, '.rpm')];
  log('Creating a minimal system to install in.');
  const chroot = await makeChroot(stop);
  try {
    for (const file of [deb, rpm]) await copyFile(join(dist, file), join(chroot.root, 'tmp', file));
    return [
      ...(await runChecks('deb', debChecks(`/tmp/${deb}`), chroot)),
      ...(await runChecks('rpm', rpmChecks(`/tmp/${rpm}`), chroot)),
    ];
  } finally {
    await chroot.remove();
  }
}

/** The results of the checks of the Windows installer; none, and a line that says why, where they can't run. */
async function checkWindowsSetup(stop: AbortSignal): Promise<readonly boolean[]> {
  const missing = await ensureSetupTools(log, stop);
  if (missing !== null) {
    console.log(`Skipped: the Windows installer. ${missing}`);
    return [];
  }
  log('Building the Windows installer.');
  const windows = await makeWindows(stop);
  try {
    return await runChecks('Windows', windowsChecks, windows);
  } finally {
    await windows.remove();
  }
}

await runTool(async (stop) => {
  if (process.argv.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(HELP);
    return 0;
  }
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new UsageError('This command needs root on Debian or Ubuntu.');
  const results = [...(await checkPackages(stop)), ...(await checkWindowsSetup(stop))];
  const passed = results.filter((result) => result).length;
  console.log(`\n${passed} passed, ${results.length - passed} failed`);
  return passed === results.length ? 0 : 1;
});
