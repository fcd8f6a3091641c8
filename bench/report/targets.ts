/** The module's targets, and whether this run met them. Reported, never asserted: a slow machine is not a bug. */
import type { Backlog } from '../measure/backlogs.ts';
import { EVENTS } from '../measure/kill.ts';
import type { KreyacCost } from '../measure/kreyac.ts';
import type { Ready } from '../measure/ready.ts';
import type { Rest } from '../measure/rest.ts';
import type { StartUp } from '../measure/start-up.ts';
import { BATCH } from '../measure/wire.ts';
import { ALTERNATIVES, KREYA } from '../peers.ts';
import type { ByEntrant, Figures, Results } from '../results.ts';
import { median } from '../statistics.ts';

export interface Target {
  readonly what: string;
  readonly met: boolean;
  readonly found: string;
}

const MEDIAN_US = 5;
const P99_US = 30;
const OF_THEIRS = 1.5;
const LONE_US = 120;
const LONE_P90_US = 200;
const FIRST_MS = 1;
const BYTES = 40;
const READY_MS = 25;
const KREYAC_MS = 3;
const WAKE_UPS = 1;
const CPU_OF_WITHOUT = 1.1;
const HELD_MS = 20;

/** For the sections that were measured. */
export function targetsOf({
  cost,
  kill,
  outage,
  wire,
  startUp,
  appStart,
  rest,
  backlogs,
  kreyac,
}: Results): Target[] {
  return [
    ...(cost === undefined ? [] : targetsOfCost(cost.figures)),
    ...(startUp === undefined
      ? []
      : [
          target(
            `The first \`track()\` of a process costs at most ${FIRST_MS} ms`,
            ownOf(startUp.figures.bundled).firstTrackMs,
            FIRST_MS,
            ms,
          ),
        ]),
    ...(kill === undefined
      ? []
      : [target('A kill loses nothing', EVENTS - ownOf(kill.figures).arrived, 0, plain)]),
    ...(outage === undefined
      ? []
      : [target('An outage loses nothing', EVENTS - ownOf(outage.figures).arrived, 0, plain)]),
    ...(wire === undefined ? [] : targetsOfWire(wire.figures)),
    ...(startUp === undefined ? [] : targetsOfStartUp(startUp.figures)),
    ...(appStart === undefined ? [] : [targetOfAppStart(appStart.figures)]),
    ...(rest === undefined || rest.figures === null ? [] : targetsOfRest(rest.figures)),
    ...(backlogs === undefined ? [] : [targetOfBacklogs(backlogs.figures)]),
    ...(kreyac === undefined ? [] : targetsOfKreyac(kreyac.figures)),
  ];
}

function targetsOfCost({ of, writeAlone }: Figures['cost']): Target[] {
  const { medianUs, p99Us, loneUs, loneP90Us } = ownOf(of);
  return [
    target(`A durable \`track()\` costs at most ${MEDIAN_US} µs at the median`, medianUs, MEDIAN_US, us),
    target(`… at most ${P99_US} µs at p99`, p99Us, P99_US, us),
    target(
      `… at most ${OF_THEIRS} times the median of the in-memory SDKs, at the median`,
      medianUs,
      OF_THEIRS * median(theirsOf(of).map((one) => one.medianUs)),
      us,
    ),
    target('… and at p99', p99Us, OF_THEIRS * median(theirsOf(of).map((one) => one.p99Us)), us),
    target(`A single call costs at most ${LONE_US} µs at the median`, loneUs, LONE_US, us),
    target(`… at most ${LONE_P90_US} µs at p90`, loneP90Us, LONE_P90_US, us),
    target(
      '… and no more than in memory plus two bare writes',
      loneUs,
      median(theirsOf(of).map((one) => one.loneUs)) + 2 * writeAlone.loneUs,
      us,
    ),
  ];
}

function targetsOfWire({ of, bytesAnEventApart }: Figures['wire']): Target[] {
  const { bytesAnEventAtBatches } = ownOf(of);
  return [
    target(`At most ${BYTES} bytes per event in batches of ${BATCH}`, bytesAnEventAtBatches, BYTES, plain),
    target('… also if events are as far apart as in a session', bytesAnEventApart, BYTES, plain),
  ];
}

function targetsOfStartUp({ asInstalled, bundled }: Figures['startUp']): Target[] {
  const { importAndInitMs, untilFirstEventMs } = ownOf(bundled);
  const fastest = (of: ByEntrant<StartUp>, read: (one: StartUp) => number) =>
    Math.min(...theirsOf(of).map(read));
  const untilInit = (one: StartUp) => one.importAndInitMs;
  return [
    target(
      'Import + init, bundled, is faster than every SDK as installed',
      importAndInitMs,
      fastest(asInstalled, untilInit),
      ms,
    ),
    target('… and than every SDK bundled', importAndInitMs, fastest(bundled, untilInit), ms),
    target(
      '… also including the first `track()`',
      untilFirstEventMs,
      fastest(bundled, (one) => one.untilFirstEventMs),
      ms,
    ),
  ];
}

function targetOfAppStart({ everything, without }: Ready): Target {
  const later = everything.readyMs - without.readyMs;
  return target(`With everything on, the app is ready at most ${READY_MS} ms later`, later, READY_MS, ms);
}

function targetOfBacklogs(backlogs: readonly Backlog[]): Target {
  return target(
    `Delivering a backlog of any kind blocks a process for at most ${HELD_MS} ms at a time`,
    Math.max(...backlogs.map(({ drained }) => drained.longestPauseMs)),
    HELD_MS,
    ms,
  );
}

function targetsOfKreyac({ onMs, offMs, hangingMs, leftProcesses }: KreyacCost): Target[] {
  return [
    target(`Telemetry adds at most ${KREYAC_MS} ms to \`kreyac version\``, onMs - offMs, KREYAC_MS, ms),
    target('… with a receiver that never answers', hangingMs - offMs, KREYAC_MS, ms),
    target('`kreyac version` leaves no process behind', leftProcesses, 0, plain),
  ];
}

function ownOf<F>(of: ByEntrant<F>): F {
  const own = of[KREYA.id];
  if (own === undefined) throw new Error('This module was not measured.');
  return own;
}

function theirsOf<F>(of: ByEntrant<F>): readonly F[] {
  return ALTERNATIVES.flatMap(({ id }) => of[id] ?? []);
}

function targetsOfRest({ everything, without, hardOff }: Rest): Target[] {
  return [
    target(
      'When idle, the main process wakes up at most once a second',
      everything.wakeUpsPerSecond,
      WAKE_UPS,
      plain,
    ),
    target(
      `… and uses at most ${CPU_OF_WITHOUT} times the processor time of the app without telemetry`,
      everything.cpuMsPerMinute,
      CPU_OF_WITHOUT * without.cpuMsPerMinute,
      ms,
    ),
    target('… also while locked off', hardOff.cpuMsPerMinute, CPU_OF_WITHOUT * without.cpuMsPerMinute, ms),
  ];
}

type Unit = (figure: number) => string;
const us: Unit = (figure) => `${figure.toFixed(2)} µs`;
const ms: Unit = (figure) => `${figure.toFixed(1)} ms`;
const plain: Unit = (figure) => String(Number(figure.toFixed(1)));

function target(what: string, figure: number, bound: number, unit: Unit): Target {
  return { what, met: figure <= bound, found: `${unit(figure)}, bound ${unit(bound)}` };
}
