/** `npm run bench`: measures, prints one table, and writes it to docs/benchmarks.md. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../tools/paths.ts';
import { runTool } from '../tools/process/run-tool.ts';
import { buildAll, installedVersion, OUT } from './build.ts';
import { measureBacklogs } from './measure/backlogs.ts';
import type { Context } from './measure/context.ts';
import { measureCost } from './measure/cost.ts';
import { measureKill } from './measure/kill.ts';
import { measureKreyac } from './measure/kreyac.ts';
import { measureLongOutage } from './measure/long-outage.ts';
import { measureLostAnswer } from './measure/lost-answer.ts';
import { measureOutage } from './measure/outage.ts';
import { measureReady } from './measure/ready.ts';
import { measureRest } from './measure/rest.ts';
import { measureStartUp } from './measure/start-up.ts';
import { measureWire, measureWireApart } from './measure/wire.ts';
import { ALTERNATIVES, ENTRANTS, type Entrant, KREYA, KREYA_APART, NONE, WRITE } from './peers.ts';
import { buildApps } from './ready/build-app.ts';
import { documentOf, summaryOf } from './report/report.ts';
import type { EntrantResults, Results, Runs } from './results.ts';
import { medians } from './statistics.ts';

const HELP = `npm run bench -- [--quick]

Compares this module with the SDKs that people would use instead, and the app with itself without telemetry. Prints
tables and writes docs/benchmarks.md.
It takes some minutes and wants a machine that does nothing else.

--quick   one run of each; docs/benchmarks.md stays as it is
--help    print this
`;
const RUNS: Runs = { cost: 5, startUp: 9, ready: 21, kreyac: 41, others: 3 };
const QUICK: Runs = { cost: 1, startUp: 1, ready: 3, kreyac: 5, others: 1 };
const DOCUMENT = join(ROOT, 'docs', 'benchmarks.md');

await runTool(async (stop) => {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return 0;
  }
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  try {
    await buildAll([...ENTRANTS, KREYA_APART, WRITE, NONE]);
    await buildApps();
    const results = await measureAll(values.quick ? QUICK : RUNS, { stop });
    process.stdout.write(`${summaryOf(results)}\n`);
    if (!values.quick) writeFileSync(DOCUMENT, documentOf(results, new Date()));
    return 0;
  } finally {
    rmSync(OUT, { recursive: true, force: true });
  }
});

async function measureAll(runs: Runs, context: Context): Promise<Results> {
  // What is timed, one process at a time. Entrants take turns, so that a slow minute hits all.
  const cost = await takeTurns('the cost of a call', runs.cost, (entrant) => measureCost(entrant, context), [
    ...ENTRANTS,
    WRITE,
  ]);
  const asInstalled = await takeTurns('start-up, as installed', runs.startUp, (entrant) =>
    measureStartUp(entrant, 'asInstalled', context),
  );
  const bundled = await takeTurns('start-up, bundled', runs.startUp, (entrant) =>
    measureStartUp(entrant, 'bundled', context),
  );
  const wire = await takeTurns('bytes and requests', runs.others, (entrant) => measureWire(entrant, context));
  const apart = await times(runs.others, () => measureWireApart(context));
  announce('the start of the app');
  const ready = await measureReady(runs.ready, context);
  announce('the app at rest');
  const rest = await measureRest(context);
  announce('what waits');
  const backlogs = await measureBacklogs(context);
  announce('kreyac');
  const kreyac = await measureKreyac(runs.kreyac, context);
  const longOutage = await takeTurns('memory in a long outage', 1, (entrant) =>
    measureLongOutage(entrant, context),
  );
  // What is counted: mostly waiting, so side by side.
  const kill = await allAtOnce('kills', runs.others, (entrant) => measureKill(entrant, context));
  const outage = await allAtOnce('outages', runs.others, (entrant) => measureOutage(entrant, context));
  const lostAnswer = await allAtOnce('lost answers', runs.others, (entrant) =>
    measureLostAnswer(entrant, context),
  );

  function resultsOf(entrant: Entrant): EntrantResults {
    const startUpKeys = [
      'importAndInitMs',
      'firstTrackMs',
      'untilFirstEventMs',
      'addedByInitMiB',
      'addedByEventsMiB',
    ] as const;
    return {
      entrant,
      version: entrant.package === null ? ownVersion() : installedVersion(entrant.package),
      cost: medians(cost(entrant), ['medianUs', 'p99Us', 'afterPauseUs', 'loneUs', 'loneP90Us', 'lost']),
      kill: medians(kill(entrant), ['arrived']),
      outage: medians(outage(entrant), ['arrived']),
      lostAnswer: medians(lostAnswer(entrant), ['repeats', 'counted']),
      wire: medians(wire(entrant), ['requests', 'bytesAnEvent', 'bytesAnEventAtBatches']),
      asInstalled: entrant === KREYA ? null : medians(asInstalled(entrant), startUpKeys),
      bundled: medians(bundled(entrant), startUpKeys),
      longOutage: medians(longOutage(entrant), ['addedMiB']),
    };
  }

  return {
    kreya: resultsOf(KREYA),
    alternatives: ALTERNATIVES.map(resultsOf),
    writeAlone: medians(cost(WRITE), ['medianUs', 'p99Us', 'afterPauseUs', 'loneUs', 'loneP90Us']),
    bytesAnEventApart: medians(apart, ['bytesAnEventAtBatches']).bytesAnEventAtBatches,
    ready,
    rest,
    backlogs,
    kreyac,
    runs,
  };
}

type Measure<Figures> = (entrant: Entrant) => Promise<Figures>;
/** The figures of an entrant's runs. */
type Found<Figures> = (entrant: Entrant) => readonly Figures[];

async function takeTurns<Figures>(
  what: string,
  count: number,
  measure: Measure<Figures>,
  entrants: readonly Entrant[] = ENTRANTS,
): Promise<Found<Figures>> {
  announce(what);
  const found = new Map<Entrant, Figures[]>(entrants.map((entrant) => [entrant, []]));
  for (let run = 0; run < count; run += 1) {
    for (const [entrant, figures] of found) figures.push(await measure(entrant));
  }
  return (entrant) => found.get(entrant) ?? [];
}

async function allAtOnce<Figures>(
  what: string,
  count: number,
  measure: Measure<Figures>,
): Promise<Found<Figures>> {
  announce(what);
  const found = new Map(
    await Promise.all(
      ENTRANTS.map(async (entrant) => [entrant, await times(count, () => measure(entrant))] as const),
    ),
  );
  return (entrant) => found.get(entrant) ?? [];
}

async function times<Figures>(count: number, measure: () => Promise<Figures>): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (let run = 0; run < count; run += 1) figures.push(await measure());
  return figures;
}

function announce(what: string): void {
  process.stderr.write(`Measuring ${what} …\n`);
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  return 'unknown';
}
