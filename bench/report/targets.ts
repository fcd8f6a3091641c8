/** What the module is to reach, and whether it did in this run. Said, never asserted: a slow machine is no fault. */
import { EVENTS } from '../measure/kill.ts';
import type { Rest } from '../measure/rest.ts';
import { BATCH } from '../measure/wire.ts';
import type { EntrantResults, Results } from '../results.ts';
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

export function targetsOf({
  kreya,
  alternatives,
  writeAlone,
  bytesAnEventApart,
  ready,
  rest,
  backlogs,
  kreyac,
}: Results): Target[] {
  const later = ready.everything.readyMs - ready.without.readyMs;
  const theirs = (read: (of: EntrantResults) => number) => median(alternatives.map(read));
  const fastest = (read: (of: EntrantResults) => number) => Math.min(...alternatives.map(read));
  const { cost, kill, outage, wire, bundled } = kreya;
  const medianOfTheirs = theirs((of) => of.cost.medianUs);
  const p99OfTheirs = theirs((of) => of.cost.p99Us);
  const installed = fastest((of) => of.asInstalled?.importAndInitMs ?? Number.POSITIVE_INFINITY);
  const bundledFastest = fastest((of) => of.bundled.importAndInitMs);
  const firstEventFastest = fastest((of) => of.bundled.untilFirstEventMs);
  return [
    target(`A durable \`track()\` costs at most ${MEDIAN_US} µs at the median`, cost.medianUs, MEDIAN_US, us),
    target(`… at most ${P99_US} µs at p99`, cost.p99Us, P99_US, us),
    target(
      `… at most ${OF_THEIRS} times the median of the in-memory SDKs, at the median`,
      cost.medianUs,
      OF_THEIRS * medianOfTheirs,
      us,
    ),
    target('… and at p99', cost.p99Us, OF_THEIRS * p99OfTheirs, us),
    target(`One that comes alone costs at most ${LONE_US} µs at the median`, cost.loneUs, LONE_US, us),
    target(`… at most ${LONE_P90_US} µs at p90`, cost.loneP90Us, LONE_P90_US, us),
    target(
      '… and no more than in memory, with two bare writes',
      cost.loneUs,
      theirs((of) => of.cost.loneUs) + 2 * writeAlone.loneUs,
      us,
    ),
    target('The first of a process costs at most', bundled.firstTrackMs, FIRST_MS, ms),
    target('Nothing is lost by a kill', EVENTS - kill.arrived, 0, plain),
    target('Nothing is lost by an outage', EVENTS - outage.arrived, 0, plain),
    target(
      `At most ${BYTES} bytes an event at batches of ${BATCH}`,
      wire.bytesAnEventAtBatches,
      BYTES,
      plain,
    ),
    target('… also if events lie apart as in a session', bytesAnEventApart, BYTES, plain),
    target('Import + init, bundled, below every SDK as installed', bundled.importAndInitMs, installed, ms),
    target('… and below every SDK bundled', bundled.importAndInitMs, bundledFastest, ms),
    target('… also with the first `track()`', bundled.untilFirstEventMs, firstEventFastest, ms),
    target(`The app is ready at most ${READY_MS} ms later with everything on`, later, READY_MS, ms),
    ...(rest === null ? [] : targetsOfRest(rest)),
    target(
      `What waits, however it does, holds a process at most ${HELD_MS} ms while it is delivered`,
      Math.max(...backlogs.map(({ drained }) => drained.longestPauseMs)),
      HELD_MS,
      ms,
    ),
    target('Telemetry adds to `kreyac version`', kreyac.onMs - kreyac.offMs, KREYAC_MS, ms),
    target('… with a receiver that never answers', kreyac.hangingMs - kreyac.offMs, KREYAC_MS, ms),
    target('Processes that `kreyac version` leaves behind', kreyac.leftProcesses, 0, plain),
  ];
}

function targetsOfRest({ everything, without, hardOff }: Rest): Target[] {
  return [
    target(
      'At rest the main process wakes up at most once a second',
      everything.wakeUpsPerSecond,
      WAKE_UPS,
      plain,
    ),
    target(
      `… and takes at most ${CPU_OF_WITHOUT} times the processor of the app without`,
      everything.cpuMsPerMinute,
      CPU_OF_WITHOUT * without.cpuMsPerMinute,
      ms,
    ),
    target(
      '… also disabled from outside',
      hardOff.cpuMsPerMinute,
      CPU_OF_WITHOUT * without.cpuMsPerMinute,
      ms,
    ),
  ];
}

type Unit = (figure: number) => string;
const us: Unit = (figure) => `${figure.toFixed(2)} µs`;
const ms: Unit = (figure) => `${figure.toFixed(1)} ms`;
const plain: Unit = (figure) => String(Number(figure.toFixed(1)));

function target(what: string, figure: number, bound: number, unit: Unit): Target {
  return { what, met: figure <= bound, found: `${unit(figure)}, bound ${unit(bound)}` };
}
