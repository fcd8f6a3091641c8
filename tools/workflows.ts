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

Checks .github/workflows/ with actionlint. The first run builds it from source, with Go.

--if-possible   if it can't be built, exit with ${LEFT_OUT} instead of 1`;

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
      console.log('Skipped: building actionlint needs Go, which is missing or could not download it.');
      return args.includes('--if-possible') ? LEFT_OUT : 1;
    }
  }
  const { status, error } = spawnSync(ACTIONLINT, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined) throw error;
  if (status === 0) console.log('actionlint found no problems in the workflows.');
  return status ?? 1;
});
