/**
 * How many of 1,000 events arrive if the receiver is down in the session that records them, but up in the
 * next.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Entrant } from '../peers.ts';
import { startReceiver } from '../receiver.ts';
import { startSession } from '../session.ts';
import { type Context, END_MS, freshFolder } from './context.ts';
import { EVENTS, RESTARTED_FOR_MS, type Survival } from './kill.ts';

const OFFLINE_FOR_MS = 2_000;

export async function measureOutage(entrant: Entrant, { stop }: Context): Promise<Survival> {
  // A port at which nobody listens any more.
  const { port, url, close } = await startReceiver(entrant);
  await close();
  const options = { url, folder: freshFolder(), stop };
  const offline = await startSession(entrant, options);
  await offline.track(EVENTS);
  await delay(OFFLINE_FOR_MS);
  await offline.end(END_MS);

  const receiver = await startReceiver(entrant, { port });
  const online = await startSession(entrant, options);
  await receiver.waitForEvents(EVENTS, RESTARTED_FOR_MS);
  await online.end(END_MS);
  const arrived = receiver.arrived().events;
  await receiver.close();
  return { arrived };
}
