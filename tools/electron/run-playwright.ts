import { join } from 'node:path';
import { NODE_MODULES, ROOT } from '../paths.ts';
import { own } from '../process/owned-process.ts';
import { openDisplay } from './display.ts';
import { logToStderr } from './log.ts';
import { prepareElectron } from './prepare.ts';

const PLAYWRIGHT = join(NODE_MODULES, '@playwright', 'test', 'cli.js');

/**
 * Runs end-to-end tests with a real Electron, which is downloaded if there is none; returns the exit code of
 * `playwright test`.
 */
export async function runPlaywright(
  args: readonly string[],
  stop: AbortSignal,
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  const electron = await prepareElectron(logToStderr, stop);
  const display = await openDisplay();
  try {
    stop.throwIfAborted();
    const tests = own(process.execPath, [PLAYWRIGHT, 'test', ...args], {
      cwd: ROOT,
      env: {
        ...process.env,
        ...display.env,
        KREYA_E2E_ELECTRON: electron.executable,
        KREYA_E2E_ELECTRON_ARGS: JSON.stringify(electron.args),
        ...env,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
      // On this signal Playwright closes the apps that its tests have open; other signals kill it at once.
      stopSignal: 'SIGINT',
    });
    stop.addEventListener('abort', () => void tests.stop(), { once: true });
    return await tests.exited;
  } finally {
    await display.close();
  }
}
