import { parseArgs } from 'node:util';
import { logToStderr } from './electron/log.ts';
import { prepareElectron } from './electron/prepare.ts';
import { orUsage, runTool } from './process/run-tool.ts';

const HELP = `npm run --silent electron-path

Prints the path of an Electron executable, and nothing else, to standard output. The first run downloads Electron
and the system libraries that it needs; progress goes to standard error.

ELECTRON_OVERRIDE_DIST_PATH=<folder>   use the unpacked Electron in this folder instead`;

await runTool(async (stop) => {
  if (wantsHelp()) {
    console.log(HELP);
    return 0;
  }
  const { executable } = await prepareElectron(logToStderr, stop);
  console.log(executable);
  return 0;
});

function wantsHelp(): boolean {
  const { values } = orUsage(HELP, () => parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }));
  return values.help === true;
}
