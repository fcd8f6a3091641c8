import { join } from 'node:path';
import { NODE_MODULES, ROOT } from './paths.ts';
import { installCommand, installPackages, installPrefix, onPath } from './process/apt.ts';
import { own } from './process/owned-process.ts';
import { runTool, UsageError } from './process/run-tool.ts';
import { LEFT_OUT } from './test-stages.ts';

const HELP = `npm run test:shells

Presses Tab in bash, zsh and fish, and checks the man page with mandoc. Installs missing programs with apt, if it has
permission to.

--if-possible   if one is missing and can't be installed, test the others and exit with ${LEFT_OUT} instead of 1`;

const PROGRAMS = ['bash', 'zsh', 'fish', 'mandoc', 'script'] as const;
/** Debian's names. */
const PACKAGES = ['bash', 'zsh', 'fish', 'mandoc', 'bsdutils'] as const;
const VITEST = join(NODE_MODULES, 'vitest', 'vitest.mjs');

await runTool(async (stop) => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  const unknown = args.find((arg) => arg !== '--if-possible');
  if (unknown !== undefined) throw new UsageError(`There is no option ${unknown}.\n\n${HELP}`);

  const missing = await install(stop);
  const tests = ['cli/completion', 'tools/docs/man-page'];
  const running = own(process.execPath, [VITEST, 'run', ...tests], { cwd: ROOT, stdio: 'inherit' });
  stop.addEventListener('abort', () => void running.stop(), { once: true });
  const code = await running.exited;
  if (code !== 0 || missing.length === 0) return code;
  console.log(
    `Left out for want of ${missing.join(', ')}. Install them: sudo ${installCommand(PACKAGES).join(' ')}`,
  );
  return args.includes('--if-possible') ? LEFT_OUT : 1;
});

/** Installs what is missing, if it may. Returns what is missing all the same. */
async function install(stop: AbortSignal): Promise<readonly string[]> {
  const missing = PROGRAMS.filter((program) => !onPath(program));
  if (missing.length === 0) return [];
  const prefix = await installPrefix(stop);
  if (prefix === null) return missing;
  console.log(`There is no ${missing.join(', no ')}: installing with apt.`);
  await installPackages(prefix, PACKAGES, stop);
  return PROGRAMS.filter((program) => !onPath(program));
}
