import { readdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { logToStderr as log } from './electron/log.ts';
import { type Check, debChecks, rpmChecks } from './installers/checks.ts';
import { type Chroot, makeChroot } from './installers/chroot.ts';
import { ROOT } from './paths.ts';
import { runTool, UsageError } from './process/run-tool.ts';

const HELP = `npm run test:installers

Packages the last build (npm run build) as a deb and an rpm, installs them in a minimal Debian in a folder, and tests them
there: kreyac on the PATH without Node, updates, removal. Takes minutes, and needs a network, root and debootstrap.`;

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
  chroot: Chroot,
): Promise<readonly boolean[]> {
  const results: boolean[] = [];
  for (const { name, script } of checks) {
    const { succeeded, output } = await chroot.run(script);
    console.log(`${succeeded ? 'passed' : 'FAILED'}  ${format}: ${name}${succeeded ? '' : `\n${output}`}`);
    results.push(succeeded);
  }
  return results;
}

await runTool(async (stop) => {
  if (process.argv.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(HELP);
    return 0;
  }
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new UsageError('This command needs root on Debian or Ubuntu.');
  const dist = join(ROOT, 'dist');
  const [deb, rpm] = [packageIn(dist, '.deb'), packageIn(dist, '.rpm')];
  log('Creating a minimal system to install in.');
  const chroot = await makeChroot(stop);
  try {
    for (const file of [deb, rpm]) await copyFile(join(dist, file), join(chroot.root, 'tmp', file));
    const results = [
      ...(await runChecks('deb', debChecks(`/tmp/${deb}`), chroot)),
      ...(await runChecks('rpm', rpmChecks(`/tmp/${rpm}`), chroot)),
    ];
    const passed = results.filter((result) => result).length;
    console.log(`\n${passed} passed, ${results.length - passed} failed`);
    return passed === results.length ? 0 : 1;
  } finally {
    await chroot.remove();
  }
});
