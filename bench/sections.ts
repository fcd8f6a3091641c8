/** What the bench measures, section by section. */
import { buildAll } from './build.ts';
import { measureBacklogs } from './measure/backlogs.ts';
import type { Context } from './measure/context.ts';
import { measureCost } from './measure/cost.ts';
import { measureDay } from './measure/day.ts';
import { measureFootprint } from './measure/footprint.ts';
import { measureHour } from './measure/hour.ts';
import { measureKill } from './measure/kill.ts';
import { measureKreyac } from './measure/kreyac.ts';
import { measureLongOutage } from './measure/long-outage.ts';
import { measureLostAnswer } from './measure/lost-answer.ts';
import { measureOutage } from './measure/outage.ts';
import { measureReady } from './measure/ready.ts';
import { measureRest } from './measure/rest.ts';
import { measureStartUp } from './measure/start-up.ts';
import { measureWire, measureWireApart } from './measure/wire.ts';
import { ALTERNATIVES, ENTRANTS, type Entrant, KREYA_APART, KREYA_DAY, NONE, WRITE } from './peers.ts';
import { buildApps } from './ready/build-app.ts';
import type { ByEntrant, Figures, SectionName } from './results.ts';
import { medians } from './statistics.ts';

export interface Section<F> {
  /** Printed while it is measured. */
  readonly title: string;
  /** How often each is measured, normally and in a quick run. */
  readonly runs: number;
  readonly quick: number;
  readonly needs: 'programs' | 'apps' | 'nothing';
  readonly measure: (runs: number, context: Context) => Promise<F>;
}

const START_UP = [
  'importAndInitMs',
  'firstTrackMs',
  'firstOfAllTrackMs',
  'untilFirstEventMs',
  'addedByInitMiB',
  'addedByEventsMiB',
] as const;
const CALL = ['medianUs', 'p99Us', 'afterPauseUs', 'loneUs', 'loneP90Us'] as const;

/** In the order of measurement: first what is timed, one process at a time, then what is counted. */
export const SECTIONS: { readonly [Name in SectionName]: Section<Figures[Name]> } = {
  cost: {
    title: 'the cost of a call',
    runs: 5,
    quick: 1,
    needs: 'programs',
    async measure(runs, context) {
      const found = await takeTurns([...ENTRANTS, WRITE], runs, (entrant) => measureCost(entrant, context));
      return {
        of: byEntrant(ENTRANTS, (entrant) => medians(found(entrant), [...CALL, 'lost'])),
        writeAlone: medians(found(WRITE), CALL),
      };
    },
  },
  startUp: {
    title: 'SDK startup',
    runs: 5,
    quick: 1,
    needs: 'programs',
    async measure(runs, context) {
      const asInstalled = await takeTurns(ALTERNATIVES, runs, (entrant) =>
        measureStartUp(entrant, 'asInstalled', context),
      );
      const bundled = await takeTurns(ENTRANTS, runs, (entrant) =>
        measureStartUp(entrant, 'bundled', context),
      );
      return {
        asInstalled: byEntrant(ALTERNATIVES, (entrant) => medians(asInstalled(entrant), START_UP)),
        bundled: byEntrant(ENTRANTS, (entrant) => medians(bundled(entrant), START_UP)),
      };
    },
  },
  footprint: {
    title: 'package size and import time',
    runs: 9,
    quick: 1,
    needs: 'nothing',
    measure: measureFootprint,
  },
  wire: {
    title: 'bytes and requests',
    runs: 3,
    quick: 1,
    needs: 'programs',
    async measure(runs, context) {
      const found = await takeTurns(ENTRANTS, runs, (entrant) => measureWire(entrant, context));
      const apart = await takeTurns([KREYA_APART], runs, () => measureWireApart(context));
      return {
        of: byEntrant(ENTRANTS, (entrant) =>
          medians(found(entrant), ['requests', 'bytesAnEvent', 'bytesAnEventAtBatches']),
        ),
        bytesAnEventApart: medians(apart(KREYA_APART), ['bytesAnEventAtBatches']).bytesAnEventAtBatches,
      };
    },
  },
  day: { title: 'a working day on the wire', runs: 5, quick: 1, needs: 'programs', measure: measureDay },
  appStart: { title: 'app startup', runs: 21, quick: 3, needs: 'apps', measure: measureReady },
  rest: {
    title: 'the idle app',
    runs: 3,
    quick: 1,
    needs: 'apps',
    measure: measureRest,
  },
  hour: {
    title: 'an hour of work',
    runs: 1,
    quick: 1,
    needs: 'apps',
    measure: (_, context) => measureHour(context),
  },
  backlogs: {
    title: 'backlogs',
    runs: 1,
    quick: 1,
    needs: 'nothing',
    measure: (_, context) => measureBacklogs(context),
  },
  kreyac: { title: 'kreyac', runs: 41, quick: 5, needs: 'nothing', measure: measureKreyac },
  longOutage: {
    title: 'memory during a long outage',
    runs: 1,
    quick: 1,
    needs: 'programs',
    async measure(runs, context) {
      const found = await takeTurns(ENTRANTS, runs, (entrant) => measureLongOutage(entrant, context));
      return byEntrant(ENTRANTS, (entrant) => medians(found(entrant), ['addedMiB']));
    },
  },
  kill: {
    title: 'kills',
    runs: 3,
    quick: 1,
    needs: 'programs',
    measure: (runs, context) => sideBySide(runs, ['arrived'], (entrant) => measureKill(entrant, context)),
  },
  outage: {
    title: 'outages',
    runs: 3,
    quick: 1,
    needs: 'programs',
    measure: (runs, context) => sideBySide(runs, ['arrived'], (entrant) => measureOutage(entrant, context)),
  },
  lostAnswer: {
    title: 'lost responses',
    runs: 3,
    quick: 1,
    needs: 'programs',
    measure: (runs, context) =>
      sideBySide(runs, ['repeats', 'counted'], (entrant) => measureLostAnswer(entrant, context)),
  },
};

export const SECTION_NAMES: readonly SectionName[] = Object.keys(SECTIONS).filter(isSectionName);

export function isSectionName(name: string): name is SectionName {
  return Object.hasOwn(SECTIONS, name);
}

/** Builds what these sections measure, and nothing else. */
export async function buildFor(names: readonly SectionName[]): Promise<void> {
  const needs = new Set(names.map((name) => SECTIONS[name].needs));
  if (needs.has('programs')) await buildAll([...ENTRANTS, KREYA_APART, KREYA_DAY, WRITE, NONE]);
  if (needs.has('apps')) await buildApps();
}

/** The figures of an entrant's runs. */
type Found<F> = (entrant: Entrant) => readonly F[];

/** Entrants take turns, so that a slow minute affects all. */
async function takeTurns<F>(
  entrants: readonly Entrant[],
  runs: number,
  measure: (entrant: Entrant) => Promise<F>,
): Promise<Found<F>> {
  const found = new Map<Entrant, F[]>(entrants.map((entrant) => [entrant, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const [entrant, figures] of found) figures.push(await measure(entrant));
  }
  return (entrant) => found.get(entrant) ?? [];
}

/** Counting is mostly waiting, so all entrants run at once. */
async function sideBySide<Key extends string>(
  runs: number,
  keys: readonly Key[],
  measure: (entrant: Entrant) => Promise<Readonly<Record<Key, number>>>,
): Promise<ByEntrant<Record<Key, number>>> {
  const found = await Promise.all(
    ENTRANTS.map(async (entrant) => {
      const figures: Readonly<Record<Key, number>>[] = [];
      for (let run = 0; run < runs; run += 1) figures.push(await measure(entrant));
      return [entrant.id, medians(figures, keys)] as const;
    }),
  );
  return Object.fromEntries(found);
}

function byEntrant<F>(entrants: readonly Entrant[], read: (entrant: Entrant) => F): ByEntrant<F> {
  return Object.fromEntries(entrants.map((entrant) => [entrant.id, read(entrant)]));
}
