/** How many of 1,000 events arrive if the process is killed 10 ms later and the program restarted. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Entrant } from '../peers.ts';
import { startReceiver } from '../receiver.ts';
import { startSession } from '../session.ts';
import { type Context, END_MS, freshFolder } from './context.ts';

export const EVENTS = 1_000;
export const KILLED_AFTER_MS = 10;
/** Long enough for a process to be sure that another one's file has no writer any more. */
export const RESTARTED_FOR_MS = 20_000;

export interface Survival {
  readonly arrived: number;
}

export async function measureKill(entrant: Entrant, { stop }: Context): Promise<Survival> {
  const receiver = await startReceiver(entrant);
  const options = { url: receiver.url, folder: freshFolder(), stop };
  const killed = await startSession(entrant, options);
  await killed.track(EVENTS);
  await delay(KILLED_AFTER_MS);
  await killed.kill();

  const restarted = await startSession(entrant, options);
  await receiver.waitForEvents(EVENTS, RESTARTED_FOR_MS);
  await restarted.end(END_MS);
  const arrived = receiver.arrived().events;
  await receiver.close();
  return { arrived };
}
