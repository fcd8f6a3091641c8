/** What the app does while nobody uses it. */
import { setTimeout as delay } from 'node:timers/promises';
import type { AppProcess } from '../ready/app-process.ts';
import { cpuMsBetween, type EachWay, inEachWay, lookAt } from '../ready/each-way.ts';
import { medians } from '../statistics.ts';
import type { Context } from './context.ts';

/** The main process's figures over the time at rest. */
export interface Idling {
  /** How often per second its main thread woke up. */
  readonly wakeUpsPerSecond: number;
  /** The same for all its threads, of which Chromium has about thirty. */
  readonly wakeUpsOfAllPerSecond: number;
  readonly cpuMsPerMinute: number;
  /** Bytes of files that it dirtied. */
  readonly writtenBytes: number;
  /** At the end: its private memory, and its share of shared memory. */
  readonly memoryMiB: number;
}

export type Rest = EachWay<Idling>;

export const REST_MS = 120_000;
const KIB = 1024;

const FIGURES = [
  'wakeUpsPerSecond',
  'wakeUpsOfAllPerSecond',
  'cpuMsPerMinute',
  'writtenBytes',
  'memoryMiB',
] as const;

/**
 * Measures all at the same time: they do next to nothing, so none disturbs another. The medians over the runs,
 * since what Chromium does by itself differs. Null where there is no `/proc` to read it from.
 */
export async function measureRest(runs: number, context: Context): Promise<Rest | null> {
  const found: Rest[] = [];
  for (let run = 0; run < runs; run += 1) {
    const watched = await inEachWay({}, run, context, (app) => idle(app, context));
    if (watched === null) return null;
    found.push(watched.figures);
  }
  const middle = (way: keyof Rest) =>
    medians(
      found.map((one) => one[way]),
      FIGURES,
    );
  return {
    everything: middle('everything'),
    without: middle('without'),
    off: middle('off'),
    hardOff: middle('hardOff'),
  };
}

async function idle(app: AppProcess, { stop }: Context): Promise<Idling> {
  const before = lookAt(app);
  await delay(REST_MS, undefined, { signal: stop });
  const after = lookAt(app);
  const perSecond = (count: number) => count / (REST_MS / 1_000);
  return {
    wakeUpsPerSecond: perSecond(after.wakeUps - before.wakeUps),
    wakeUpsOfAllPerSecond: perSecond(after.wakeUpsOfAll - before.wakeUpsOfAll),
    cpuMsPerMinute: cpuMsBetween(before, after) / (REST_MS / 60_000),
    writtenBytes: after.writtenBytes - before.writtenBytes,
    memoryMiB: after.memoryKiB / KIB,
  };
}
