import { join } from 'node:path';
import { runPlaywright } from './electron/run-playwright.ts';
import { NODE_MODULES, ROOT } from './paths.ts';
import { runCommand } from './process/run-command.ts';
import { callingNpm, runTool } from './process/run-tool.ts';

const HELP = `npm run test:site [-- <arguments for playwright test>]

Builds the documentation's site, checks the types of what builds it, and reads it in a real Chromium, Electron's: every page
wide and narrow, in light and dark; the search and the filter of events; from the disk and from a host.

For example: npm run test:site -- search`;

const TIMEOUT_MS = 15 * 60_000;

await runTool(async (stop) => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  const npm = callingNpm('npm run test:site');
  const compiler = join(NODE_MODULES, 'typescript', 'bin', 'tsc');
  for (const command of [
    [npm, 'run', '--silent', 'docs:site'],
    [compiler, '-p', 'site'],
  ]) {
    const { succeeded } = await runCommand(process.execPath, command, {
      cwd: ROOT,
      stop,
      timeoutMs: TIMEOUT_MS,
      output: 'show',
    });
    if (!succeeded) return 1;
  }
  return await runPlaywright(['--project=site', ...args], stop);
});
