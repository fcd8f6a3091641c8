/** The app in each of the ways that its cost is compared in, all at the same time, with what the kernel counts for it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReceivedEvent } from '../../telemetry/testing/receiver/otlp.ts';
import { startReceiver } from '../../telemetry/testing/receiver/receiver.ts';
import { openDisplay } from '../../tools/electron/display.ts';
import { logToStderr } from '../../tools/electron/log.ts';
import { prepareElectron } from '../../tools/electron/prepare.ts';
import { type Context, freshFolder } from '../measure/context.ts';
import { type AppProcess, startApp } from './app-process.ts';
import type { Build } from './build-app.ts';

export interface EachWay<F> {
  readonly everything: F;
  readonly without: F;
  /** Turned off by the person. */
  readonly off: F;
  /** Disabled by the environment. */
  readonly hardOff: F;
}

/** What the kernel has counted for a main process since it started, and the memory that it has now. */
export interface Look {
  /** How often its main thread had waited and went on. */
  readonly wakeUps: number;
  /** The same of all its threads. */
  readonly wakeUpsOfAll: number;
  readonly cpuMs: number;
  /** Bytes that it dirtied of files. */
  readonly writtenBytes: number;
  /** What it has for itself, and its share of what it has with others. */
  readonly memoryKiB: number;
}

export interface Watched<F> {
  readonly figures: EachWay<F>;
  /** What arrived of all of them. */
  readonly events: readonly ReceivedEvent[];
}

/** The unit of `utime` and `stime`; a constant of the kernel's interface, see proc_pid_stat(5) and sysconf(3). */
const TICK_MS = 10;

/**
 * Starts them with one window open, has each watched, and ends them. `folder` holds the app's per-user folder. Null where
 * there is no `/proc` to read from. Throws if the app with everything on sent nothing.
 */
export async function inEachWay<F>(
  environment: Readonly<Record<string, string>>,
  { stop }: Context,
  watch: (app: AppProcess, folder: string) => Promise<F>,
): Promise<Watched<F> | null> {
  if (process.platform !== 'linux') return null;
  const electron = await prepareElectron(logToStderr, stop);
  const display = await openDisplay();
  const receiver = await startReceiver();

  async function one(
    build: Build,
    settings: Readonly<Record<string, string>>,
    more: Readonly<Record<string, string>>,
  ): Promise<F> {
    const folder = freshFolder();
    mkdirSync(join(folder, 'Kreya'));
    writeFileSync(
      join(folder, 'Kreya', 'config.json'),
      JSON.stringify({ telemetryNoticeShown: true, ...settings }),
    );
    const app = startApp({
      build,
      electron,
      environment: {
        ...display.env,
        KREYA_TELEMETRY_ENDPOINT: receiver.url,
        KREYA_TELEMETRY_DSN: receiver.dsn,
        KREYA_BENCH_STAYS: 'true',
        ...environment,
        ...more,
      },
      folder,
    });
    try {
      return await watch(app, folder);
    } finally {
      await app.stop();
    }
  }

  try {
    const [everything, without, off, hardOff] = await Promise.all([
      one('withTelemetry', {}, {}),
      one('withoutTelemetry', {}, {}),
      one('withTelemetry', { telemetry: 'disabled' }, {}),
      one('withTelemetry', {}, { KREYA_DISABLETELEMETRY: 'true' }),
    ]);
    // A figure of an app that was not what it is said to be would be a lie.
    if (!receiver.events.some(({ name }) => name === 'kreya.app_started')) {
      throw new Error('The app with everything on sent nothing.');
    }
    return { figures: { everything, without, off, hardOff }, events: [...receiver.events] };
  } finally {
    await receiver.close();
    await display.close();
  }
}

export function lookAt({ pid }: AppProcess): Look {
  const folder = `/proc/${pid}`;
  const figure = (file: string, name: string): number => {
    const found = new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(readFileSync(join(folder, file), 'utf8'))?.[1];
    if (found === undefined) throw new Error(`There is no ${name} in ${file} of a process.`);
    return Number(found);
  };
  // The name of the program, in parentheses, may hold blanks.
  const stat = readFileSync(join(folder, 'stat'), 'utf8').split(') ')[1]?.split(' ') ?? [];
  return {
    wakeUps: figure('status', 'voluntary_ctxt_switches'),
    wakeUpsOfAll: readdirSync(join(folder, 'task'))
      .map((thread) => figure(join('task', thread, 'status'), 'voluntary_ctxt_switches'))
      .reduce((sum, one) => sum + one, 0),
    cpuMs: (Number(stat[11]) + Number(stat[12])) * TICK_MS,
    writtenBytes: figure('io', 'write_bytes'),
    memoryKiB: figure('smaps_rollup', 'Pss'),
  };
}
