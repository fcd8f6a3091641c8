/** What an SDK adds to the start of a program that ran before, and to its memory. */
import { type Entrant, NONE } from '../peers.ts';
import { startReceiver } from '../receiver.ts';
import { startSession, type Variant } from '../session.ts';
import { type Context, END_MS, freshFolder } from './context.ts';
import { EVENTS } from './kill.ts';

export interface StartUp {
  readonly importAndInitMs: number;
  readonly firstTrackMs: number;
  /** The same in the first process of all, which has yet to create what an SDK keeps. */
  readonly firstOfAllTrackMs: number;
  /** Both together: a program with an event gains nothing from work deferred until the first one. */
  readonly untilFirstEventMs: number;
  /** Compared with a process without an SDK. */
  readonly addedByInitMiB: number;
  readonly addedByEventsMiB: number;
}

const MIB = 2 ** 20;

export async function measureStartUp(entrant: Entrant, variant: Variant, context: Context): Promise<StartUp> {
  const folder = freshFolder();
  const bare = await life(NONE, variant, folder, context);
  const first = await life(entrant, variant, folder, context);
  const own = await life(entrant, variant, folder, context);
  return {
    importAndInitMs: own.importAndInitMs,
    firstTrackMs: own.firstTrackMs,
    firstOfAllTrackMs: first.firstTrackMs,
    untilFirstEventMs: own.importAndInitMs + own.firstTrackMs,
    addedByInitMiB: (own.afterInit - bare.afterInit) / MIB,
    addedByEventsMiB: (own.afterEvents - bare.afterEvents) / MIB,
  };
}

async function life(entrant: Entrant, variant: Variant, folder: string, { stop }: Context) {
  const receiver = await startReceiver(entrant);
  const session = await startSession(entrant, { url: receiver.url, folder, variant, stop });
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
