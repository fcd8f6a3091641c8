/** What an SDK adds to the start of a program, and to its memory. */
import { type Entrant, NONE } from '../peers.ts';
import { startReceiver } from '../receiver.ts';
import { startSession, type Variant } from '../session.ts';
import { type Context, END_MS, freshFolder } from './context.ts';
import { EVENTS } from './kill.ts';

export interface StartUp {
  readonly importAndInitMs: number;
  readonly firstTrackMs: number;
  /** Both together: a program with an event gains nothing from work deferred until the first one. */
  readonly untilFirstEventMs: number;
  /** Compared with a process without an SDK. */
  readonly addedByInitMiB: number;
  readonly addedByEventsMiB: number;
}

const MIB = 2 ** 20;

export async function measureStartUp(entrant: Entrant, variant: Variant, context: Context): Promise<StartUp> {
  const bare = await life(NONE, variant, context);
  const own = await life(entrant, variant, context);
  return {
    importAndInitMs: own.importAndInitMs,
    firstTrackMs: own.firstTrackMs,
    untilFirstEventMs: own.importAndInitMs + own.firstTrackMs,
    addedByInitMiB: (own.afterInit - bare.afterInit) / MIB,
    addedByEventsMiB: (own.afterEvents - bare.afterEvents) / MIB,
  };
}

async function life(entrant: Entrant, variant: Variant, { stop }: Context) {
  const receiver = await startReceiver(entrant);
  const session = await startSession(entrant, { url: receiver.url, folder: freshFolder(), variant, stop });
  const firstTrackMs = (await session.track(EVENTS)) / 1000;
  await session.flush();
  const afterEvents = await session.memoryBytesNow();
  await session.end(END_MS);
  await receiver.close();
  return {
    importAndInitMs: session.importAndInitMs,
    firstTrackMs,
    afterInit: session.memoryBytes,
    afterEvents,
  };
}
