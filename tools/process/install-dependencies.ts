import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

const TIMEOUT_MS = 10 * 60_000;

/**
 * Installs the dependencies of a folder with a package.json of its own, if they are not there or not those of the lock
 * file. Returns whether they are there now.
 */
export async function installDependencies(folder: string, stop: AbortSignal): Promise<boolean> {
  // npm writes it when it is done.
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs
  ) {
    return true;
  }
  const { succeeded } = await runCommand('npm', ['ci', '--prefix', folder], {
    cwd: folder,
    stop,
    timeoutMs: TIMEOUT_MS,
    output: 'show',
  });
  return succeeded;
}
