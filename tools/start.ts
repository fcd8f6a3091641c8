import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { reportTo } from '../telemetry/testing/receiver/report.ts';
import { openDisplay } from './electron/display.ts';
import { logToStderr as log } from './electron/log.ts';
import { type ElectronRuntime, prepareElectron } from './electron/prepare.ts';
import { NODE_MODULES, ROOT } from './paths.ts';
import { isNoise } from './process/noise.ts';
import { type OwnedProcess, own } from './process/owned-process.ts';
import { runCommand } from './process/run-command.ts';
import { runTool } from './process/run-tool.ts';

const ELECTRON_VITE = join(NODE_MODULES, 'electron-vite', 'bin', 'electron-vite.js');
const BUILD_TIMEOUT_MS = 5 * 60_000;
/** How long the receiver keeps listening after the app has exited, for data still in the socket. */
const LAST_EVENTS_MS = 150;

const HELP = `npm start [-- <arguments for the app>]
npm run dev [-- [<options for electron-vite> --] <arguments for the app>]

Runs Kreya with a local receiver that prints every event and error as it arrives. \`npm run dev\` also reloads
the app when its source changes. To stop everything, close the app or press Ctrl-C.

Examples:
  npm start -- --disable-telemetry         the app with telemetry locked off
  npm run dev -- --inspect -- --some-arg   with a debugger for the main process

KREYA_TELEMETRY_ENDPOINT=<url>          send events to this receiver; start no local one
KREYA_TELEMETRY_DSN=<dsn>               send error reports to this server
ELECTRON_OVERRIDE_DIST_PATH=<folder>    use the unpacked Electron in this folder`;

interface Command {
  readonly dev: boolean;
  readonly viteArgs: readonly string[];
  readonly appArgs: readonly string[];
}

await runTool(async (stop) => {
  const command = parse(process.argv.slice(2));
  if (command === null) {
    console.log(HELP);
    return 0;
  }
  if (!command.dev) await build(stop);
  const electron = await prepareElectron(log, stop);
  const display = await openDisplay();
  try {
    stop.throwIfAborted();
    const destination = await chooseDestination();
    log(`Kreya is running on Electron ${electron.version ?? ''} (${electron.source}).`);
    log('Telemetry is under Kreya → Settings. To stop everything, close the app or press Ctrl-C.\n');
    try {
      const code = await runApp(command, electron, { ...display.env, ...destination.env }, stop);
      await delay(LAST_EVENTS_MS);
      return code;
    } finally {
      await destination.close();
    }
  } finally {
    await display.close();
  }
});

function parse(argv: readonly string[]): Command | null {
  const divider = argv.indexOf('--');
  const before = divider === -1 ? argv : argv.slice(0, divider);
  const after = divider === -1 ? [] : argv.slice(divider + 1);
  if (before.includes('--help') || before.includes('-h')) return null;
  const dev = before.includes('--dev');
  const rest = before.filter((arg) => arg !== '--dev');
  if (dev && divider !== -1) return { dev, viteArgs: rest, appArgs: after };
  return { dev, viteArgs: [], appArgs: [...rest, ...after] };
}

async function build(stop: AbortSignal): Promise<void> {
  const { succeeded, output } = await runCommand(
    process.execPath,
    [ELECTRON_VITE, 'build', '--logLevel', 'warn'],
    {
      cwd: ROOT,
      timeoutMs: BUILD_TIMEOUT_MS,
      output: 'collect',
      stop,
    },
  );
  if (!succeeded) throw new Error(`The build failed.\n${output}`);
}

/** Where the app sends to: the caller's choice, or else a local receiver. */
async function chooseDestination(): Promise<{ env: Record<string, string>; close(): Promise<void> }> {
  const endpoint = process.env['KREYA_TELEMETRY_ENDPOINT'];
  if (endpoint) {
    log(`Events go to ${endpoint} (KREYA_TELEMETRY_ENDPOINT). No local receiver was started.`);
    return { env: {}, close: async () => {} };
  }
  const receiver = await startReceiver(reportTo(null));
  const dsn = process.env['KREYA_TELEMETRY_DSN'] || receiver.dsn;
  log(`A local receiver at ${receiver.url} prints everything that arrives:`);
  return {
    env: { KREYA_TELEMETRY_ENDPOINT: receiver.url, KREYA_TELEMETRY_DSN: dsn },
    close: () => receiver.close(),
  };
}

async function runApp(
  command: Command,
  electron: ElectronRuntime,
  env: Readonly<Record<string, string>>,
  stop: AbortSignal,
): Promise<number> {
  const app = command.dev
    ? startDev(command, electron, env)
    : startProcess(electron.executable, [...electron.args, ROOT, ...command.appArgs], env);
  const stopApp = () => void app.stop();
  stop.addEventListener('abort', stopApp, { once: true });
  if (stop.aborted) stopApp();
  return app.exited;
}

function startDev(
  { viteArgs, appArgs }: Command,
  electron: ElectronRuntime,
  env: Readonly<Record<string, string>>,
): OwnedProcess {
  const sandbox = electron.args.includes('--no-sandbox') ? ['--noSandbox'] : [];
  return startProcess(
    process.execPath,
    [ELECTRON_VITE, 'dev', '--watch', ...sandbox, ...viteArgs, '--', ...appArgs],
    { ...env, ELECTRON_EXEC_PATH: electron.executable },
  );
}

function startProcess(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): OwnedProcess {
  const started = own(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  if (started.child.stderr !== null) {
    createInterface({ input: started.child.stderr }).on('line', (line) => {
      if (!isNoise(line)) process.stderr.write(`${line}\n`);
    });
  }
  return started;
}
