/** Installs the SDKs that the bench compares with, if they are not there or not those of the lock file. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../tools/process/run-command.ts';
import { runTool } from '../tools/process/run-tool.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** npm writes it when it is done. */
const INSTALLED = join(HERE, 'node_modules', '.package-lock.json');
const WANTED = join(HERE, 'package-lock.json');
const TIMEOUT_MS = 10 * 60_000;

await runTool(async (stop) => {
  if (existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync(WANTED).mtimeMs) return 0;
  const { succeeded } = await runCommand('npm', ['ci', '--prefix', HERE], {
    cwd: HERE,
    stop,
    timeoutMs: TIMEOUT_MS,
    output: 'show',
  });
  return succeeded ? 0 : 1;
});
