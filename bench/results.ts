/** Everything that a run of the bench finds out: for each entrant the medians over its runs. */
import type { Backlog } from './measure/backlogs.ts';
import type { Cost } from './measure/cost.ts';
import type { Survival } from './measure/kill.ts';
import type { KreyacCost } from './measure/kreyac.ts';
import type { LongOutage } from './measure/long-outage.ts';
import type { Repeats } from './measure/lost-answer.ts';
import type { Ready } from './measure/ready.ts';
import type { Rest } from './measure/rest.ts';
import type { StartUp } from './measure/start-up.ts';
import type { Wire } from './measure/wire.ts';
import type { Entrant } from './peers.ts';
import type { CallCost } from './protocol.ts';

export interface EntrantResults {
  readonly entrant: Entrant;
  readonly version: string;
  readonly cost: Cost;
  readonly kill: Survival;
  readonly outage: Survival;
  readonly lostAnswer: Repeats;
  readonly wire: Wire;
  /** Null for this module, which is never shipped so. */
  readonly asInstalled: StartUp | null;
  readonly bundled: StartUp;
  readonly longOutage: LongOutage;
}

export interface Results {
  readonly kreya: EntrantResults;
  readonly alternatives: readonly EntrantResults[];
  /** Bytes an event of this module at batches of 100, in a session in which events lie apart. */
  readonly bytesAnEventApart: number;
  /** The cost of writing as many bytes and nothing else. */
  readonly writeAlone: CallCost;
  /** The start of the app. */
  readonly ready: Ready;
  /** The app while nobody uses it; null where it can't be measured. */
  readonly rest: Rest | null;
  readonly backlogs: readonly Backlog[];
  readonly kreyac: KreyacCost;
  readonly runs: Runs;
}

/** How often each is measured. */
export interface Runs {
  readonly cost: number;
  readonly startUp: number;
  readonly ready: number;
  readonly kreyac: number;
  readonly others: number;
}
