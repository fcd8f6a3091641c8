import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_MODULES, ROOT } from './paths.ts';
import { runTool } from './process/run-tool.ts';
import { LEFT_OUT } from './test-stages.ts';

const VERSION = 'v1.7.12';
const PACKAGE = `github.com/rhysd/actionlint/cmd/actionlint@${VERSION}`;
const FOLDER = join(NODE_MODULES, '.cache', 'actionlint', VERSION);
const ACTIONLINT = join(FOLDER, process.platform === 'win32' ? 'actionlint.exe' : 'actionlint');

const HELP = `npm run lint:workflows [-- --if-possible]

Checks .github/workflows/ with actionlint, which Go builds from its sources, only once.

--if-possible   where it can't be built, says so and exits with ${LEFT_OUT} instead of 1`;

await runTool(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  if (!existsSync(ACTIONLINT)) {
    const { status } = spawnSync('go', ['install', PACKAGE], {
      env: { ...process.env, GOBIN: FOLDER },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) {
      console.log('Left out: actionlint is built by Go, which is not here or could not fetch it.');
      return args.includes('--if-possible') ? LEFT_OUT : 1;
    }
  }
  const { status, error } = spawnSync(ACTIONLINT, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined) throw error;
  if (status === 0) console.log('The workflows have no faults that actionlint knows.');
  return status ?? 1;
});
