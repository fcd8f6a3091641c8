/**
 * What the app does in an hour of work. The hour is compressed: an hour's events come from a page in two
 * minutes, and the wait for others is shorter in proportion, so that the number of requests is the same. What
 * happens by itself in the other minutes is measured at rest, and not included here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { policy } from '../../telemetry/core/policy.ts';
import { isObject, parseJson } from '../../telemetry/testing/json.ts';
import { cpuMsBetween, type EachWay, inEachWay, lookAt } from '../ready/each-way.ts';
import type { Context } from './context.ts';

/** What the main process did for it. */
export interface Working {
  /** How often its main thread woke up. */
  readonly wakeUps: number;
  readonly cpuMs: number;
  /** Bytes of files that it dirtied. */
  readonly writtenBytes: number;
  /** How often its code flushed a file to the disk; Chromium's own flushes are not counted. */
  readonly fsyncs: number;
}

export type Hour = EachWay<Working>;

/** One a minute. */
export const WORK_EVENTS = 60;
export const COMPRESSED = 30;
const EVERY_MS = 60_000 / COMPRESSED;
const WAIT_MS = policy.delivery.waitMs / COMPRESSED;
/** Includes sending the last of them. */
const WORK_MS = WORK_EVENTS * EVERY_MS + WAIT_MS;
const ANSWER_MS = 500;

/** Null where there is no `/proc` to read it from. */
export async function measureHour(context: Context): Promise<Hour | null> {
  const { stop } = context;
  const environment = {
    KREYA_BENCH_WORK: `${WORK_EVENTS}x${EVERY_MS}`,
    KREYA_TELEMETRY_WAIT_MS: String(WAIT_MS),
  };
  const watched = await inEachWay(environment, 0, context, async (app, folder): Promise<Working> => {
    const before = lookAt(app);
    // The first signal starts counting, the second reports the count.
    process.kill(app.pid, 'SIGUSR2');
    await delay(WORK_MS, undefined, { signal: stop });
    const after = lookAt(app);
    process.kill(app.pid, 'SIGUSR2');
    await delay(ANSWER_MS, undefined, { signal: stop });
    return {
      wakeUps: after.wakeUps - before.wakeUps,
      cpuMs: cpuMsBetween(before, after),
      writtenBytes: after.writtenBytes - before.writtenBytes,
      fsyncs: fsyncsIn(parseJson(readFileSync(join(folder, 'work.json'), 'utf8'))),
    };
  });
  if (watched === null) return null;
  const arrived = watched.events.filter(({ name }) => name === 'kreya.theme_changed').length;
  if (arrived !== WORK_EVENTS) throw new Error(`Of ${WORK_EVENTS} events of an hour's work ${arrived} came.`);
  return watched.figures;
}

function fsyncsIn(said: unknown): number {
  const fsyncs = isObject(said) ? said['fsyncs'] : undefined;
  if (typeof fsyncs !== 'number')
    throw new Error('The app did not say how often it wrote through to the disk.');
  return fsyncs;
}
