/** What arrives twice, and what never, if a receiver accepts a request but its answer is lost. */
import type { Entrant } from '../peers.ts';
import { startReceiver } from '../receiver.ts';
import { startSession } from '../session.ts';
import { type Context, END_MS, freshFolder } from './context.ts';
import { EVENTS } from './kill.ts';

export const LOST_ANSWERS = 3;
/** Longer than any SDK waits between two of its first attempts. */
const QUIET_MS = 12_000;
const AT_MOST_MS = 60_000;

export interface Repeats {
  readonly repeats: number;
  /** Duplicates that a receiver can't tell from new events. */
  readonly counted: number;
}

export async function measureLostAnswer(entrant: Entrant, { stop }: Context): Promise<Repeats> {
  const receiver = await startReceiver(entrant, { loseAnswers: LOST_ANSWERS });
  const session = await startSession(entrant, { url: receiver.url, folder: freshFolder(), stop });
  await session.track(EVENTS);
  await receiver.waitForQuiet(QUIET_MS, AT_MOST_MS);
  await session.end(END_MS);
  const { repeats, repeatsWithSameId } = receiver.arrived();
  await receiver.close();
  return { repeats, counted: repeats - repeatsWithSameId };
}
