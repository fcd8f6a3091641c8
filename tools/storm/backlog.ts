/** Measures starting with a very large backlog, and delivering it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleInto } from '../../telemetry/testing/bundle.ts';
import { isObject } from '../../telemetry/testing/json.ts';
import { startCountingReceiver } from './counting-receiver.ts';
import { ALONE } from './plan.ts';

export type BacklogRole = 'fill' | 'start' | 'drain';

/** What a process of {@link BacklogRole} reports: times in milliseconds, memory as resident bytes. */
export interface Measured {
  /** From before `createTelemetry` until after `start` and the first `track`. */
  readonly startMs: number;
  readonly startBytes: number;
  /** The time to fill or to drain. */
  readonly workMs: number;
  readonly peakBytes: number;
  /** The longest time for which draining blocked the process. */
  readonly longestPauseMs: number;
}

export interface BacklogOptions {
  readonly events: number;
  /** Whether each event is in its own segment. */
  readonly areAlone: boolean;
  /** How many processes are started with, and without a backlog; the figures are medians. */
  readonly starts: number;
  readonly stop: AbortSignal;
}

export interface BacklogResult {
  readonly empty: Measured;
  readonly full: Measured;
  readonly filled: Measured;
  readonly drained: Measured;
  readonly expected: number;
  readonly arrived: number;
  readonly repeats: number;
  readonly requests: number;
}

/** Each process records one event when it starts, and one when it closes. */
const EVENTS_OF_A_PROCESS = 2;

/** Rejects with the reason of `stop` if that is aborted; leaves no process behind in any case. */
export async function measureBacklog({
  events,
  areAlone,
  starts,
  stop,
}: BacklogOptions): Promise<BacklogResult> {
  const folder = mkdtempSync(join(tmpdir(), 'kreya-backlog-'));
  const receiver = await startCountingReceiver();
  try {
    const program = await bundleInto(folder, join(import.meta.dirname, 'backlog-child.ts'));
    const run = (role: BacklogRole, profile: string) =>
      runProcess(
        [program, role, join(folder, profile), receiver.url, String(events), areAlone ? ALONE : ''],
        stop,
      );
    const start = async (profile: string) => {
      const runs: Measured[] = [];
      for (let at = 0; at < starts; at += 1) runs.push(await run('start', profile));
      return medians(runs);
    };
    const empty = await start('empty');
    const filled = await run('fill', 'full');
    const full = await start('full');
    const drained = await run('drain', 'full');
    return {
      empty,
      full,
      filled,
      drained,
      expected: events + EVENTS_OF_A_PROCESS * (starts + 2),
      arrived: receiver.arrived(),
      repeats: receiver.repeats(),
      requests: receiver.requests(),
    };
  } finally {
    await receiver.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether every event has arrived exactly once. */
export function isWhole({ expected, arrived, repeats }: BacklogResult): boolean {
  return arrived === expected && repeats === 0;
}

function runProcess(args: readonly string[], stop: AbortSignal): Promise<Measured> {
  stop.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const kill = () => void child.kill('SIGKILL');
    stop.addEventListener('abort', kill);
    let measured: Measured | null = null;
    child.on('message', (message) => {
      if (isMeasured(message)) measured = message;
    });
    child.once('error', reject);
    child.once('exit', () => {
      stop.removeEventListener('abort', kill);
      if (stop.aborted) reject(stop.reason);
      else if (measured === null) reject(new Error('A process ended before it reported its measurements.'));
      else resolve(measured);
    });
  });
}

function isMeasured(message: unknown): message is Measured {
  return isObject(message) && typeof message['startMs'] === 'number';
}

function medians(runs: readonly Measured[]): Measured {
  const median = (of: (measured: Measured) => number) => {
    const sorted = runs.map(of).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    startMs: median((run) => run.startMs),
    startBytes: median((run) => run.startBytes),
    workMs: median((run) => run.workMs),
    peakBytes: median((run) => run.peakBytes),
    longestPauseMs: median((run) => run.longestPauseMs),
  };
}
