/**
 * The app in each of the compared configurations, all at the same time, with the kernel's counters for each.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
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

/** What the kernel has counted for a main process since it started, and its current memory. */
export interface Look {
  /** How often its main thread woke up. */
  readonly wakeUps: number;
  /** The same for all its threads. */
  readonly wakeUpsOfAll: number;
  /** The processor time of each of its threads, in nanoseconds. */
  readonly ranNs: ReadonlyMap<string, number>;
  /** Bytes of files that it dirtied. */
  readonly writtenBytes: number;
  /** Its private memory, and its share of shared memory. */
  readonly memoryKiB: number;
}

export interface Watched<F> {
  readonly figures: EachWay<F>;
  /** What arrived from all of them. */
  readonly events: readonly ReceivedEvent[];
}

/**
 * After its start, Chromium goes on tidying up for more than a minute: until then, an app uses five times the processor
 * time of one at rest, with or without telemetry.
 */
export const SETTLE_MS = 120_000;

interface Way {
  readonly build: Build;
  /** What `config.json` holds. */
  readonly settings: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

const WAYS: EachWay<Way> = {
  everything: { build: 'withTelemetry', settings: {}, environment: {} },
  without: { build: 'withoutTelemetry', settings: {}, environment: {} },
  off: { build: 'withTelemetry', settings: { telemetry: 'disabled' }, environment: {} },
  hardOff: { build: 'withTelemetry', settings: {}, environment: { KREYA_DISABLETELEMETRY: 'true' } },
};

/** Between two starts, so that their order is certain: the last window is the topmost. */
const APART_MS = 500;

/**
 * Starts them with one window open, lets them settle, observes each, and ends them. Which of them starts last differs
 * from `run` to `run`, counted from 0. `folder` holds the app's per-user folder. Null where there is no `/proc` to
 * read from. Throws if the app with everything on sent nothing.
 */
export async function inEachWay<F>(
  environment: Readonly<Record<string, string>>,
  run: number,
  { stop }: Context,
  watch: (app: AppProcess, folder: string) => Promise<F>,
): Promise<Watched<F> | null> {
  if (process.platform !== 'linux') return null;
  const electron = await prepareElectron(logToStderr, stop);
  const display = await openDisplay();
  const receiver = await startReceiver();

  const names = Object.keys(WAYS);

  async function one(name: keyof EachWay<Way>): Promise<F> {
    const { build, settings, environment: more } = WAYS[name];
    const folder = freshFolder();
    mkdirSync(join(folder, 'Kreya'));
    writeFileSync(
      join(folder, 'Kreya', 'config.json'),
      JSON.stringify({ telemetryNoticeShown: true, ...settings }),
    );
    const place = (names.indexOf(name) + run) % names.length;
    await delay(place * APART_MS, undefined, { signal: stop });
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
    const ended = app.exited.then((code) => {
      throw new Error(`The app ended early with ${code}. ${app.complaints()}`);
    });
    try {
      const watched = delay(SETTLE_MS, undefined, { signal: stop }).then(() => watch(app, folder));
      return await Promise.race([watched, ended]);
    } finally {
      await app.stop();
    }
  }

  try {
    const [everything, without, off, hardOff] = await Promise.all([
      one('everything'),
      one('without'),
      one('off'),
      one('hardOff'),
    ]);
    // Figures of an app that was not in the stated condition would be wrong.
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
  const threads = readdirSync(join(folder, 'task'));
  return {
    wakeUps: figure('status', 'voluntary_ctxt_switches'),
    wakeUpsOfAll: threads
      .map((thread) => figure(join('task', thread, 'status'), 'voluntary_ctxt_switches'))
      .reduce((sum, one) => sum + one, 0),
    ranNs: new Map(threads.map((thread) => [thread, ranNs(join(folder, 'task', thread))])),
    writtenBytes: figure('io', 'write_bytes'),
    memoryKiB: figure('smaps_rollup', 'Pss'),
  };
}

/** The processor time between two looks, in milliseconds; without that of threads that ended in between. */
export function cpuMsBetween(before: Look, after: Look): number {
  let ns = 0;
  for (const [thread, ranNs] of after.ranNs) ns += ranNs - (before.ranNs.get(thread) ?? 0);
  return ns / 1e6;
}

/** Not `utime` of `stat`, which counts in 10 ms: more than telemetry uses in two idle minutes. */
function ranNs(folder: string): number {
  return Number(readFileSync(join(folder, 'schedstat'), 'utf8').split(' ')[0]);
}
