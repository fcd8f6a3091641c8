import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_MODULES, ROOT } from './paths.ts';
import { own } from './process/owned-process.ts';
import { callingNpm, runTool, UsageError } from './process/run-tool.ts';
import { LEFT_OUT } from './test-stages.ts';
import { installWindowsPackages } from './windows/packages.ts';
import { showOutput } from './windows/show-output.ts';
import { ensureWine, preparePrefix, windowsPath, wineEnvironment } from './windows/wine.ts';

const HELP = `npm run test:windows [-- <path>…]

Runs the unit tests that don't need Electron with Node for Windows: on Windows with the installed Node, on Linux under Wine,
which it installs with apt if it has permission to. At the end, it lists the skipped tests and the reasons. With paths, it
runs only tests whose path contains one of them.

--if-possible   without Wine, exit with ${LEFT_OUT} instead of 1`;

/** Each test file prints a line when it is done, and none takes a minute. */
const MOST_SILENT_MS = 6 * 60_000;
const VITEST = join(NODE_MODULES, 'vitest', 'vitest.mjs');
const CONFIG = join(import.meta.dirname, 'windows', 'vitest.config.ts');
const SHIM = join(import.meta.dirname, 'windows', 'shim.cjs');

await runTool(async (stop) => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  const npm = callingNpm('npm run test:windows');
  const paths = args.filter((arg) => arg !== '--if-possible');
  const unknown = paths.find((path) => path.startsWith('-'));
  if (unknown !== undefined) throw new UsageError(`There is no option ${unknown}.\n\n${HELP}`);

  const started = performance.now();
  const code = process.platform === 'win32' ? await runHere(npm, paths) : await runUnderWine(npm, paths);
  if (code !== null) {
    console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
    return code;
  }
  return args.includes('--if-possible') ? LEFT_OUT : 1;

  async function runHere(npm: string, paths: readonly string[]): Promise<number> {
    const { nodeModules } = await installWindowsPackages(npm, console.log, stop);
    const running = own(process.execPath, [VITEST, 'run', '--config', CONFIG, ...paths], {
      cwd: ROOT,
      env: { ...process.env, NODE_PATH: nodeModules },
      stdio: 'inherit',
    });
    stop.addEventListener('abort', () => void running.stop(), { once: true });
    return await running.exited;
  }

  async function runUnderWine(npm: string, paths: readonly string[]): Promise<number | null> {
    const missing = await ensureWine(console.log, stop);
    if (missing !== null) {
      console.log(`Skipped: ${missing}`);
      return null;
    }
    const { folder, node, nodeModules } = await installWindowsPackages(npm, console.log, stop);
    const prefix = join(folder, 'prefix');
    await preparePrefix(prefix, stop);
    // Native Windows packages come from there, everything else from the repository's own packages.
    const env = {
      ...wineEnvironment(prefix),
      NODE_PATH: windowsPath(nodeModules),
      // Also for the programs that tests start. A backslash would be read as an escape.
      NODE_OPTIONS: `--require "${windowsPath(SHIM).replaceAll('\\', '/')}"`,
    };
    const command = [windowsPath(VITEST), 'run', '--config', windowsPath(CONFIG)];
    // Under Wine, a program can print only to a file.
    const out = join(folder, `output-${process.pid}.txt`);
    const output = openSync(out, 'w');
    const running = own('wine', [node, ...command, ...paths], {
      cwd: ROOT,
      env,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    stop.addEventListener('abort', () => void running.stop(), { once: true });
    try {
      const code = await showOutput(out, running.exited, MOST_SILENT_MS, (text) =>
        process.stdout.write(text),
      );
      if (code !== null) return code;
      await running.stop();
      console.log(
        `There was no output for ${MOST_SILENT_MS / 60_000} minutes. Wine's server may have crashed: try again.`,
      );
      return 1;
    } finally {
      rmSync(out, { force: true });
    }
  }
});
