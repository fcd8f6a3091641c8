/** Runs the files of the receiving end for real, and compares what comes out with what went in. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../shared/catalogue.ts';
import { variantsOf } from '../telemetry/documents/testing/variants.ts';
import { checkAnswers } from './operating/answers-check.ts';
import { startClickHouse } from './operating/clickhouse.ts';
import { checkCollector } from './operating/collector-check.ts';
import { checkCompose } from './operating/compose-check.ts';
import { checkEncoding, type Receiver } from './operating/encodings-check.ts';
import { checkErasure } from './operating/erasure-check.ts';
import {
  installClickHouse,
  installCollector,
  installComposeLoader,
  installVictoriaLogs,
} from './operating/install.ts';
import { checkProxy } from './operating/proxy-check.ts';
import { createRandom } from './operating/random.ts';
import { RECEIVERS } from './operating/receivers.ts';
import { checkViews } from './operating/views-check.ts';
import { ROOT } from './paths.ts';
import { onPath } from './process/apt.ts';
import { runTool, UsageError } from './process/run-tool.ts';

const HELP = `npm run test:operating

Runs operating/ on a real OpenTelemetry Collector and a real ClickHouse: every event with every value, repeats,
10,000 hostile records, a Collector that is killed, deletion on request, and the answers to a month of 250 simulated installations.
Then the same events go from the real module to that Collector as JSON and as protobuf, and to a real VictoriaLogs.
Compose's own code loads compose.yaml, and nginx, if it is installed, runs the proxy's configuration.
It takes Go and Python 3 with venv; building the Collector takes some minutes the first time.`;

const HOSTILE = 10_000;
const SEED = 20_261_127;

await runTool(async (stop) => {
  const [first] = process.argv.slice(2);
  if (first === '--help' || first === '-h') {
    console.log(HELP);
    return 0;
  }
  if (first !== undefined)
    throw new UsageError(`npm run test:operating takes no arguments, but was given ${first}.`);

  const program = await installCollector(console.log, stop);
  const python = await installClickHouse(console.log, stop);
  const victoriaLogs = await installVictoriaLogs(console.log, stop);
  const loader = await installComposeLoader(stop);
  const folder = mkdtempSync(join(tmpdir(), 'operating-'));
  const clickHouse = startClickHouse(python, join(folder, 'clickhouse'));
  stop.addEventListener('abort', () => void clickHouse.stop(), { once: true });
  const random = createRandom(SEED);
  try {
    console.log(await checkCompose(loader, shipped('compose.yaml'), stop));
    console.log(
      onPath('nginx')
        ? await checkProxy('nginx', shipped('compose/nginx.conf.template'), join(folder, 'proxy'))
        : 'Proxy: not run, since there is no nginx here.',
    );
    for (const file of ['clickhouse.sql', 'answers.sql', 'clickhouse.sql', 'answers.sql']) {
      await clickHouse.runFile(shipped(file));
    }
    const result = await checkCollector({
      program,
      folder: join(folder, 'collector'),
      configuration: shipped('collector.yaml'),
      variants: variantsOf(catalogue),
      random,
      hostile: HOSTILE,
    });
    stop.throwIfAborted();
    const uids = new Set(result.sent.map(({ uid }) => uid));
    const strange = result.rows.filter(
      ({ LogAttributes }) => !uids.has(LogAttributes['log.record.uid'] ?? ''),
    );
    assert.deepEqual(strange, [], 'The Collector let something through that no client sent.');
    console.log(
      `Collector: ${result.sent.length} variants of ${Object.keys(catalogue.events).length} events sent, with ${result.kills} kills and ${result.lostAnswers} failed answers of the store; ${result.rows.length} rows came out, none of ${result.hostile} hostile ones.`,
    );
    console.log(await checkViews(clickHouse, catalogue, result));
    const statements = {
      examples: shipped('examples.sql'),
      nightly: shipped('nightly.sql'),
      weekly: shipped('weekly.sql'),
      onRequest: shipped('on-request.sql'),
      proof: shipped('proof.sql'),
    };
    console.log(await checkErasure(clickHouse, random, statements));
    console.log(
      await checkAnswers(clickHouse, random, statements, [
        shipped('grafana/dashboard.json'),
        shipped('grafana/alerts.yaml'),
      ]),
    );
    // No program can record this one: a person has to ask for it.
    const recordable = variantsOf(catalogue).filter(({ name }) => name !== 'TelemetryErasureRequested');
    for (const [at, withReceiver] of RECEIVERS.entries()) {
      const place = join(folder, `receiver-${at}`);
      const programs = { collector: program, victoriaLogs, configuration: shipped('collector.yaml') };
      const check = (receiver: Receiver) => checkEncoding(receiver, place, recordable, random);
      console.log(await withReceiver(programs, place, check));
      stop.throwIfAborted();
    }
    return 0;
  } finally {
    await clickHouse.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

function shipped(file: string): string {
  return readFileSync(join(ROOT, 'operating', file), 'utf8');
}
