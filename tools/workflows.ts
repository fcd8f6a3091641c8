import { spawnSync } from 'node:child_process';
import { isErrorWithCode } from 'kreya-telemetry/node';
import { ROOT } from './paths.ts';
import { runTool } from './process/run-tool.ts';

const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
const HELP = `npm run lint:workflows

Checks .github/workflows/ with actionlint, which Go builds from its sources. Without a Go it says that it was skipped.`;

await runTool(async () => {
  if (process.argv.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(HELP);
    return 0;
  }
  const { status, error } = spawnSync('go', ['run', ACTIONLINT], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (isErrorWithCode(error, 'ENOENT')) {
    console.log('Skipped: actionlint needs Go, which is not here.');
    return 0;
  }
  if (error !== undefined) throw error;
  if (status === 0) console.log('The workflows have no faults that actionlint knows.');
  return status ?? 1;
});
