import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NODE_MODULES, ROOT } from './paths.ts';
import { own } from './process/owned-process.ts';
import { callingNpm, orUsage, runTool } from './process/run-tool.ts';
import { LEFT_OUT } from './test-stages.ts';
import { installWindowsNode, installWindowsPackages, WINDOWS_NODES } from './windows/packages.ts';
import { showOutput } from './windows/show-output.ts';
import { ensureWine, preparePrefix, watchServer, windowsPath, wineEnvironment } from './windows/wine.ts';

const DEFAULT_NODE = '20';
const HELP = `npm run test:windows [-- <path>…]

Runs the unit tests that don't need Electron with Node for Windows: on Windows with the installed Node, on Linux under Wine,
which it installs with apt if it has permission to. At the end, it lists the skipped tests and the reasons. With paths, it
runs only tests whose path contains one of them.

--node <major>  under Wine, which Node: ${WINDOWS_NODES.join(' or ')}, by default ${DEFAULT_NODE}
--if-possible   without Wine, exit with ${LEFT_OUT} instead of 1`;

/** Each test file prints a line when it is done, and none takes a minute. */
const MOST_SILENT_MS = 6 * 60_000;
const VITEST = join(NODE_MODULES, 'vitest', 'vitest.mjs');
const CONFIG = join(import.meta.dirname, 'windows', 'vitest.config.ts');
const SHIM = join(import.meta.dirname, 'windows', 'shim.cjs');

await runTool(async (stop) => {
  const { values, positionals: paths } = orUsage(HELP, () => {
    const parsed = parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        'if-possible': { type: 'boolean' },
        node: { type: 'string', default: DEFAULT_NODE },
      },
    });
    const { node } = parsed.values;
    if (!WINDOWS_NODES.includes(node)) throw new Error(`There is no Node ${node} for Windows.`);
    return parsed;
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const installing = { npm: callingNpm('npm run test:windows'), log: console.log, stop };

  const started = performance.now();
  const code = process.platform === 'win32' ? await runHere() : await runUnderWine();
  if (code !== null) {
    console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
    return code;
  }
  return values['if-possible'] ? LEFT_OUT : 1;

  async function runHere(): Promise<number> {
    const folder = await installWindowsPackages(installing);
    const running = own(process.execPath, [VITEST, 'run', '--config', CONFIG, ...paths], {
      cwd: ROOT,
      env: { ...process.env, NODE_PATH: join(folder, 'node_modules') },
      stdio: 'inherit',
    });
    stop.addEventListener('abort', () => void running.stop(), { once: true });
    return await running.exited;
  }

  async function runUnderWine(): Promise<number | null> {
    const missing = await ensureWine(console.log, stop);
    if (missing !== null) {
      console.log(`Skipped: ${missing}`);
      return null;
    }
    const folder = await installWindowsPackages(installing);
    const node = await installWindowsNode(values.node, installing);
    const prefix = join(folder, 'prefix');
    await preparePrefix(prefix, stop);
    // Native Windows packages come from there, everything else from the repository's own packages.
    const env = {
      ...wineEnvironment(prefix),
      NODE_PATH: windowsPath(join(folder, 'node_modules')),
      // Also for the programs that tests start. A backslash would be read as an escape.
      NODE_OPTIONS: `--require "${windowsPath(SHIM).replaceAll('\\', '/')}"`,
    };
    const command = [windowsPath(VITEST), 'run', '--config', windowsPath(CONFIG)];
    // Under Wine, a program can print only to a file.
    const out = join(folder, `output-${process.pid}.txt`);
    const output = openSync(out, 'w');
    const server = await watchServer(env, stop);
    const running = own('wine', [node, ...command, ...paths], {
      cwd: ROOT,
      env,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    // Without it, the others wait for ever.
    let hasServer = true;
    void server.exited.then(() => {
      hasServer = false;
      return running.stop();
    });
    stop.addEventListener('abort', () => void running.stop(), { once: true });
    try {
      const code = await showOutput(out, running.exited, MOST_SILENT_MS, (text) =>
        process.stdout.write(text),
      );
      if (code !== null && hasServer) return code;
      await running.stop();
      console.log(
        hasServer
          ? `There was no output for ${MOST_SILENT_MS / 60_000} minutes.`
          : 'Wine’s server crashed, so the tests did not finish.',
      );
      return 1;
    } finally {
      await server.stop();
      rmSync(out, { force: true });
    }
  }
});
