/** What the app does while nobody uses it. */
import { setTimeout as delay } from 'node:timers/promises';
import { type EachWay, inEachWay, lookAt } from '../ready/each-way.ts';
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

/** After its start an app is busy: it sends what earlier runs left, and writes caches. */
export const SETTLE_MS = 30_000;
export const REST_MS = 120_000;
const KIB = 1024;

/**
 * Measures all at the same time: they do next to nothing, so none disturbs another. Null where there is no
 * `/proc` to read it from.
 */
export async function measureRest(context: Context): Promise<Rest | null> {
  const { stop } = context;
  const watched = await inEachWay({}, context, async (app): Promise<Idling> => {
    await delay(SETTLE_MS, undefined, { signal: stop });
    const before = lookAt(app);
    await delay(REST_MS, undefined, { signal: stop });
    const after = lookAt(app);
    const perSecond = (count: number) => count / (REST_MS / 1_000);
    return {
      wakeUpsPerSecond: perSecond(after.wakeUps - before.wakeUps),
      wakeUpsOfAllPerSecond: perSecond(after.wakeUpsOfAll - before.wakeUpsOfAll),
      cpuMsPerMinute: (after.cpuMs - before.cpuMs) / (REST_MS / 60_000),
      writtenBytes: after.writtenBytes - before.writtenBytes,
      memoryMiB: after.memoryKiB / KIB,
    };
  });
  return watched?.figures ?? null;
}
