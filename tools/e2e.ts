import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDisplay } from './electron/display.ts';
import { logToStderr as log } from './electron/log.ts';
import { prepareElectron } from './electron/prepare.ts';
import { NODE_MODULES, ROOT } from './paths.ts';
import { own } from './process/owned-process.ts';
import { runTool, UsageError } from './process/run-tool.ts';

const PLAYWRIGHT = join(NODE_MODULES, '@playwright', 'test', 'cli.js');
const HELP = `npm run e2e [-- [--screenshots] <arguments for playwright test>]

Runs the end-to-end tests on the app as last built (npm run build) with a real Electron.

--screenshots   also take the screenshots of the documentation anew
For example: npm run e2e -- --list, npm run e2e -- locks`;

await runTool(async (stop) => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  if (!existsSync(join(ROOT, 'out', 'main', 'main.js'))) {
    throw new UsageError('The app is not built. Run: npm run build');
  }
  const electron = await prepareElectron(log, stop);
  const display = await openDisplay();
  try {
    stop.throwIfAborted();
    const screenshots = args.includes('--screenshots');
    const tests = own(
      process.execPath,
      [PLAYWRIGHT, 'test', ...args.filter((arg) => arg !== '--screenshots')],
      {
        cwd: ROOT,
        env: {
          ...process.env,
          ...display.env,
          KREYA_E2E_ELECTRON: electron.executable,
          KREYA_E2E_ELECTRON_ARGS: JSON.stringify(electron.args),
          ...(screenshots ? { KREYA_UPDATE_SCREENSHOTS: '1' } : {}),
        },
        stdio: ['ignore', 'inherit', 'inherit'],
        // On this one Playwright closes the apps that its tests have open; others it dies of at once.
        stopSignal: 'SIGINT',
      },
    );
    stop.addEventListener('abort', () => void tests.stop(), { once: true });
    return await tests.exited;
  } finally {
    await display.close();
  }
});
