/** A real Collector and a real ClickHouse, built and installed once in the cache. */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_MODULES } from '../paths.ts';
import { runCommand } from '../process/run-command.ts';

const CACHE = join(NODE_MODULES, '.cache', 'operating');
const BUILDER = 'go.opentelemetry.io/collector/cmd/builder@v0.161.0';
const CHDB = 'chdb==4.4.0';
const VICTORIA_LOGS = 'v1.52.1';
/** On a machine with one core, compiling the Collector takes a quarter of an hour. */
const TIMEOUT_MS = 30 * 60_000;

type Log = (line: string) => void;

async function run(
  what: string,
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv; stop: AbortSignal },
): Promise<void> {
  const { succeeded, output } = await runCommand(command, args, {
    ...options,
    timeoutMs: TIMEOUT_MS,
    output: 'collect',
  });
  if (!succeeded) throw new Error(`${what} failed: ${command} ${args.join(' ')}\n${output}`);
}

/** Returns the path of a Collector with the parts of `builder.yaml`. It takes Go, and some minutes the first time. */
export async function installCollector(log: Log, stop: AbortSignal): Promise<string> {
  const collector = join(CACHE, 'collector-0.161.0', 'otelcol');
  if (existsSync(collector)) return collector;
  log('Building an OpenTelemetry Collector from Go modules; this takes some minutes, once.');
  const work = join(CACHE, 'collector-build');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  cpSync(join(import.meta.dirname, 'builder.yaml'), join(work, 'builder.yaml'));
  await run('Installing the builder', 'go', ['install', BUILDER], {
    cwd: work,
    env: { ...process.env, GOBIN: work },
    stop,
  });
  await run('Building the Collector', join(work, 'builder'), ['--config', 'builder.yaml'], {
    cwd: work,
    stop,
  });
  renameSync(join(work, 'dist'), join(CACHE, 'collector-0.161.0'));
  return collector;
}

/** Returns the path of a VictoriaLogs. It takes Go, and some minutes the first time. */
export async function installVictoriaLogs(log: Log, stop: AbortSignal): Promise<string> {
  const folder = join(CACHE, `victoria-logs-${VICTORIA_LOGS}`);
  const program = join(folder, 'victoria-logs');
  if (existsSync(program)) return program;
  log('Building VictoriaLogs from Go modules; this takes some minutes, once.');
  mkdirSync(folder, { recursive: true });
  const module = `github.com/VictoriaMetrics/VictoriaLogs/app/victoria-logs@${VICTORIA_LOGS}`;
  const env = { ...process.env, GOBIN: folder };
  await run('Building VictoriaLogs', 'go', ['install', module], { cwd: folder, env, stop });
  return program;
}

/** Returns the path of a Python that has ClickHouse as a library. */
export async function installClickHouse(log: Log, stop: AbortSignal): Promise<string> {
  const folder = join(CACHE, CHDB);
  const python = join(folder, 'bin', 'python');
  const done = join(folder, 'done');
  if (existsSync(done)) return python;
  log('Installing ClickHouse as a Python package, some hundred megabytes, once.');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  await run('Making a Python environment', 'python3', ['-m', 'venv', folder], { cwd: CACHE, stop });
  await run('Installing ClickHouse', python, ['-m', 'pip', 'install', '--quiet', CHDB], { cwd: CACHE, stop });
  mkdirSync(done);
  return python;
}

/** Returns the path of a program that loads Compose files. */
export async function installComposeLoader(stop: AbortSignal): Promise<string> {
  const loader = join(CACHE, 'compose-loader');
  mkdirSync(CACHE, { recursive: true });
  await run('Building the loader of Compose files', 'go', ['build', '-o', loader, '.'], {
    cwd: join(import.meta.dirname, 'compose'),
    stop,
  });
  return loader;
}
