import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runPlaywright } from './electron/run-playwright.ts';
import { ROOT } from './paths.ts';
import { runTool, UsageError } from './process/run-tool.ts';

const HELP = `npm run e2e [-- [--screenshots] <arguments for playwright test>]

Runs the end-to-end tests on the last build of the app (npm run build), in a real Electron.

--screenshots   also regenerate the screenshots in the documentation

Examples:
  npm run e2e -- --list
  npm run e2e -- locks`;

await runTool(async (stop) => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  if (!existsSync(join(ROOT, 'out', 'main', 'main.js'))) {
    throw new UsageError('The app is not built. Run: npm run build');
  }
  const screenshots = args.includes('--screenshots');
  return await runPlaywright(
    args.filter((arg) => arg !== '--screenshots'),
    stop,
    screenshots ? { KREYA_UPDATE_SCREENSHOTS: '1' } : {},
  );
});
