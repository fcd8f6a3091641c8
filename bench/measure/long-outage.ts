/** How much memory an SDK uses during a long outage of its receiver. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Entrant, NONE } from '../peers.ts';
import { startReceiver } from '../receiver.ts';
import { startSession } from '../session.ts';
import { type Context, freshFolder } from './context.ts';

export const OUTAGE_EVENTS = 100_000;
/** As in a busy app: the SDK gets a turn after each batch. */
const AT_ONCE = 100;
/** For work after the last event. */
const SETTLE_MS = 3_000;
const MIB = 2 ** 20;

export interface LongOutage {
  /** Compared with a process without an SDK. */
  readonly addedMiB: number;
}

export async function measureLongOutage(entrant: Entrant, context: Context): Promise<LongOutage> {
  const bare = await memoryWhileAway(NONE, context);
  const own = await memoryWhileAway(entrant, context);
  return { addedMiB: (own - bare) / MIB };
}

/** Bytes of resident memory after all events, at a port where nobody listens. */
async function memoryWhileAway(entrant: Entrant, { stop }: Context): Promise<number> {
  const { url, close } = await startReceiver(entrant);
  await close();
  const session = await startSession(entrant, { url, folder: freshFolder(), variant: 'bundled', stop });
  for (let from = 0; from < OUTAGE_EVENTS; from += AT_ONCE) await session.track(AT_ONCE, from);
  await delay(SETTLE_MS, undefined, { signal: stop });
  const bytes = await session.memoryBytesNow();
  await session.kill();
  return bytes;
}
