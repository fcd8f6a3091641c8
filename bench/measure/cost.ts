/** What one `track()` costs its caller. */
import type { Entrant } from '../peers.ts';
import type { CallCost } from '../protocol.ts';
import { startReceiver } from '../receiver.ts';
import { startSession } from '../session.ts';
import { type Context, END_MS, freshFolder } from './context.ts';

/** In bursts this large, so that the first calls after a pause are well below one in a hundred. */
export const TIMED = {
  warmUp: 4_000,
  calls: 16_000,
  burst: 1_000,
  pauseMs: 250,
  lone: 7,
  lonePauseMs: 3_000,
} as const;

export interface Cost extends CallCost {
  /** The calls whose event never arrived. A call that drops its event is cheap. */
  readonly lost: number;
}

export async function measureCost(entrant: Entrant, { stop }: Context): Promise<Cost> {
  const receiver = await startReceiver(entrant);
  const session = await startSession(entrant, { url: receiver.url, folder: freshFolder(), stop });
  const cost = await session.time(TIMED);
  await session.flush();
  await session.end(END_MS);
  const { events } = receiver.arrived();
  await receiver.close();
  return { ...cost, lost: TIMED.warmUp + TIMED.calls + TIMED.lone - events };
}
