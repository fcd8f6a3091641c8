/** The real command line as a separate process, with its own profile and a real receiver. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'vite';
import { onTestFinished } from 'vitest';
import {
  type Receiver,
  type ReceiverOptions,
  startReceiver,
} from '../../telemetry/testing/receiver/receiver.ts';
import { ROOT } from '../../tools/paths.ts';

export interface Run {
  /** As a shell reports it: 128 plus the number of the signal that ended it, if any. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether any process of its group was left when it had exited. */
  readonly leftProcess: boolean;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments for Node itself. */
  readonly nodeArgs?: readonly string[];
  readonly cwd?: string;
  /** The user who runs it, if not the one running the tests. */
  readonly uid?: number;
  /** Called once it has been started. */
  readonly onStarted?: (child: ChildProcess) => void;
}

export interface Profile {
  readonly receiver: Receiver;
  /** The folder that contains the per-user folder. */
  readonly home: string;
  /** The per-user folder. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  run(args: readonly string[], options?: RunOptions): Promise<Run>;
}

let bundle: Promise<string> | null = null;

/** The path of the bundle, as `npm run build` makes it, built once per test file. */
export function bundleKreyac(): Promise<string> {
  bundle ??= buildInto(mkdtempSync(join(tmpdir(), 'kreyac-')));
  return bundle;
}

async function buildInto(folder: string): Promise<string> {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outDir = join(folder, 'out', 'cli');
  await build({
    configFile: join(ROOT, 'cli', 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: false },
  });
  return join(outDir, 'kreyac.js');
}

export async function createProfile(options: ReceiverOptions = {}): Promise<Profile> {
  const kreyac = await bundleKreyac();
  const home = mkdtempSync(join(tmpdir(), 'kreyac-profile-'));
  const receiver = await startReceiver(options);
  onTestFinished(async () => {
    await receiver.close();
    rmSync(home, { recursive: true, force: true });
  });
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    // Whatever the developer's system speaks.
    LC_ALL: 'C',
    XDG_CONFIG_HOME: home,
    APPDATA: home,
    LOCALAPPDATA: home,
    KREYA_TELEMETRY_ENDPOINT: receiver.url,
    KREYA_TELEMETRY_DSN: receiver.dsn,
  };
  return {
    receiver,
    home,
    folder: join(home, 'Kreya'),
    env,
    run: (args, { env: added = {}, nodeArgs = [], cwd = home, uid, onStarted } = {}) =>
      runProcess(
        process.execPath,
        [...nodeArgs, kreyac, ...args],
        { env: { ...env, ...added }, cwd, ...(uid === undefined ? {} : { uid, gid: uid }) },
        onStarted,
      ),
  };
}

/** Runs a program in its own process group until it exits. */
export async function runProcess(
  command: string,
  args: readonly string[],
  options: {
    readonly env: Readonly<Record<string, string>>;
    readonly cwd: string;
    readonly uid?: number;
    readonly gid?: number;
  },
  onStarted?: (child: ChildProcess) => void,
): Promise<Run> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  onStarted?.(child);
  const exited = once(child, 'exit').then(() => hasGroup(child));
  const [stdout, stderr, leftProcess] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  const exitCode = child.exitCode ?? 128 + constants.signals[child.signalCode ?? 'SIGKILL'];
  return { exitCode, stdout, stderr, leftProcess };
}

function hasGroup({ pid }: ChildProcess): boolean {
  try {
    return pid !== undefined && process.kill(-pid, 0);
  } catch {
    return false;
  }
}
