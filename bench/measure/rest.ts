/** What the app does while nobody does anything with it. */
import { setTimeout as delay } from 'node:timers/promises';
import { type EachWay, inEachWay, lookAt } from '../ready/each-way.ts';
import type { Context } from './context.ts';

/** The main process's figures over the time at rest. */
export interface Idling {
  /** How often a second its main thread had waited and went on. */
  readonly wakeUpsPerSecond: number;
  /** The same of all its threads, of which Chromium has some thirty. */
  readonly wakeUpsOfAllPerSecond: number;
  readonly cpuMsPerMinute: number;
  /** Bytes that it dirtied of files. */
  readonly writtenBytes: number;
  /** At the end: what it has for itself, and its share of what it has with others. */
  readonly memoryMiB: number;
}

export type Rest = EachWay<Idling>;

/** After its start an app has things to do: what earlier runs left is sent, caches are written. */
export const SETTLE_MS = 30_000;
export const REST_MS = 120_000;
const KIB = 1024;

/**
 * One time at rest of each, all at the same time: they do next to nothing, so none is in another's way. Null where there
 * is no `/proc` to read it from.
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
