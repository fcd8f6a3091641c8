/** What 1,000 events cost on the wire: sent at once, and with a flush after every 100. */
import { type Entrant, KREYA, KREYA_APART } from '../peers.ts';
import { startReceiver } from '../receiver.ts';
import { startSession } from '../session.ts';
import { type Context, END_MS, freshFolder } from './context.ts';
import { EVENTS } from './kill.ts';

export const BATCH = 100;

export interface Wire {
  readonly requests: number;
  /** Bytes of the bodies, as received, per event that arrived. */
  readonly bytesAnEvent: number;
  readonly bytesAnEventAtBatches: number;
}

export async function measureWire(entrant: Entrant, context: Context): Promise<Wire> {
  const atOnce = await send(entrant, EVENTS, context);
  const inBatches = await send(entrant, BATCH, context);
  return {
    requests: atOnce.requests,
    bytesAnEvent: atOnce.bytesAnEvent,
    bytesAnEventAtBatches: inBatches.bytesAnEvent,
  };
}

/** Bytes per event of this module in batches of 100, with events as far apart as in a session. */
export async function measureWireApart(context: Context): Promise<{ bytesAnEventAtBatches: number }> {
  const { bytesAnEvent } = await send({ ...KREYA, id: KREYA_APART.id }, BATCH, context);
  return { bytesAnEventAtBatches: bytesAnEvent };
}

async function send(
  entrant: Entrant,
  batch: number,
  { stop }: Context,
): Promise<Pick<Wire, 'requests' | 'bytesAnEvent'>> {
  const receiver = await startReceiver(entrant);
  const session = await startSession(entrant, { url: receiver.url, folder: freshFolder(), stop });
  for (let from = 0; from < EVENTS; from += batch) {
    await session.track(batch, from);
    await session.flush();
  }
  const { requests, bytes, events } = receiver.arrived();
  await session.end(END_MS);
  await receiver.close();
  return { requests, bytesAnEvent: bytes / events };
}
