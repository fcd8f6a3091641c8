import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { constants } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** How long a child that was asked to exit may take before its whole group is killed. */
const GRACE_MS = 8_000;
/** How long output may still arrive from a child that has exited. */
const LAST_OUTPUT_MS = 1_000;

const onWindows = process.platform === 'win32';

export interface OwnedProcess {
  readonly child: ChildProcess;
  /**
   * Its exit code, or 128 + n if signal n ended it; by then its whole group is gone. Rejects if it can't
   * start.
   */
  readonly exited: Promise<number>;
  /** Asks it to exit, kills its group after 8 s, and resolves once it is gone. Does not throw. */
  stop(): Promise<void>;
}

export interface OwnOptions {
  readonly cwd?: string;
  /** The whole environment; by default this process's. */
  readonly env?: NodeJS.ProcessEnv;
  readonly stdio: StdioOptions;
  /** The signal that asks it to exit; SIGTERM by default. */
  readonly stopSignal?: NodeJS.Signals;
}

/**
 * Starts a child in its own process group, so that a Ctrl-C in the terminal, which signals the terminal's
 * whole group, reaches only the tool: it decides in which order its children exit. In return, the tool makes
 * sure that none outlives it, even if SIGKILL ends it.
 */
export function own(command: string, args: readonly string[], options: OwnOptions): OwnedProcess {
  const { cwd, env = process.env, stdio, stopSignal = 'SIGTERM' } = options;
  const child = spawn(command, args, { cwd, env, stdio, detached: !onWindows, windowsHide: true });
  const dismissGuard = guard(child.pid);

  const exited = new Promise<number>((resolve, reject) => {
    child.once('error', (error) => {
      dismissGuard();
      reject(new Error(`Can't start ${command}: ${error.message}`));
    });
    child.once('exit', (code, signal) => {
      dismissGuard();
      signalGroup(child, 'SIGKILL');
      const result = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
      child.once('close', () => resolve(result));
      // A descendant in another group can keep the output open.
      setTimeout(() => resolve(result), LAST_OUTPUT_MS).unref();
    });
  });
  // Callers that wait get the rejection; nobody has to.
  exited.catch(() => {});

  async function stop(): Promise<void> {
    child.kill(stopSignal);
    const gone = exited.then(
      () => true,
      () => true,
    );
    const ended = await Promise.race([gone, delay(GRACE_MS, false, { ref: false })]);
    if (!ended) signalGroup(child, 'SIGKILL');
    await gone;
  }

  return { child, exited, stop };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (onWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is empty.
  }
}

/**
 * Watches over a group from outside: a shell reads from a pipe that only this process holds. If this process
 * ends without having cleaned up, the shell reaches the end of the file and kills the group.
 */
function guard(group: number | undefined): () => void {
  if (group === undefined || onWindows) return () => {};
  const script = [
    'read -r _',
    'kill -s TERM -- "-$1"',
    'n=0; while kill -s 0 -- "-$1" && [ $n -lt 30 ]; do sleep 0.1; n=$((n+1)); done',
    'kill -s KILL -- "-$1"',
  ].join('; ');
  const shell = spawn('/bin/sh', ['-c', script, 'guard', String(group)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => {});
  shell.unref();
  if (shell.stdin instanceof Socket) shell.stdin.unref();
  return () => shell.kill('SIGKILL');
}
