/** A person asks for deletion: what the store has before, after, and when something arrives late. */
import assert from 'node:assert/strict';
import { type ClickHouse, statementsOf } from './clickhouse.ts';
import { type FleetEvent, rowOf } from './fleet.ts';
import type { Random } from './random.ts';
import { insertStatement } from './store.ts';

const DAY_MS = 86_400_000;
const INSTALLATIONS = 40;
const EVENTS_EACH = 25;
const ERASED = 3;
const REQUEST = 'kreya.telemetry_erasure_requested';

/** The shipped files of statements, by when operators run them. */
export interface Statements {
  readonly examples: string;
  readonly nightly: string;
  readonly weekly: string;
  readonly onRequest: string;
  readonly proof: string;
}

/** Throws if anything is left of an ID, or is missing of another. Returns what was seen, for a person. */
export async function checkErasure(
  clickHouse: ClickHouse,
  random: Random,
  { nightly, weekly, proof }: Statements,
): Promise<string> {
  const store = (events: readonly FleetEvent[]) =>
    clickHouse.query(insertStatement(events.map(rowOf))).then(() => undefined);
  const tables = await tablesOf(clickHouse);
  for (const table of tables) await clickHouse.query(`TRUNCATE TABLE kreya.${table}`);

  const now = Date.now();
  const ids = Array.from({ length: INSTALLATIONS }, () => random.uuid());
  const eventOf = (installationId: string, name = 'kreya.environment_created'): FleetEvent => {
    const time = now - random.below(20 * DAY_MS);
    return { installationId, uid: random.uid(time), time, name, version: '1.19.0', attributes: {} };
  };
  const all = ids.flatMap((id) => Array.from({ length: EVENTS_EACH }, () => eventOf(id)));
  const erased = ids.slice(0, ERASED);
  const isErased = ({ installationId }: FleetEvent) => erased.includes(installationId);
  // Some have not been sent when the person asks, and come later.
  const late = all.filter((event, index) => isErased(event) && index % 5 === 0);
  await store(all.filter((event) => !late.includes(event)));
  for (const id of erased) assert.notEqual(await rowsWith(clickHouse, ['events'], id), 0);

  // Together with another event of the same ID, which the store may see first; and twice, as after a lost answer.
  const requests = erased.map((id) => eventOf(id, REQUEST));
  await store(requests.flatMap((request) => [request, eventOf(request.installationId)]));
  await store(requests);
  const before = await rowsWith(clickHouse, ['events'], ...erased);
  await store([...late, ...all.filter(isErased)]);
  assert.equal(await rowsWith(clickHouse, ['events'], ...erased), before, 'A late delivery was stored.');

  await clickHouse.runFile(nightly);
  await clickHouse.runFile(weekly);
  await prove(clickHouse, proof);
  assert.equal(await rowsWith(clickHouse, tables, ...erased), 0, 'An erased ID is in some table.');
  await store([...late, ...erased.map((id) => eventOf(id))]);
  await prove(clickHouse, proof);
  assert.equal(await rowsWith(clickHouse, tables, ...erased), 0, 'An erased ID came back.');

  const [rest] = await clickHouse.query(
    'SELECT count() AS Events, uniqExact(InstallationId) AS Installations FROM kreya.events FINAL',
  );
  assert.deepEqual(
    [Number(rest?.['Events']), Number(rest?.['Installations'])],
    [(INSTALLATIONS - ERASED) * EVENTS_EACH, INSTALLATIONS - ERASED],
    'Something of another installation is gone.',
  );
  const [counted] = await clickHouse.query(
    'SELECT uniqCombined64Merge(Installations) AS Active FROM kreya.activity',
  );
  assert.equal(Number(counted?.['Active']), INSTALLATIONS - ERASED);
  const [hashes] = await clickHouse.query('SELECT count() AS Hashes FROM kreya.erased FINAL');
  assert.equal(Number(hashes?.['Hashes']), ERASED);
  return `Erasure: ${before} rows of ${ERASED} installations deleted, ${late.length} late events and all repeats dropped; their IDs are in none of ${tables.length} tables, and ${(INSTALLATIONS - ERASED) * EVENTS_EACH} events of others are all there.`;
}

async function tablesOf(clickHouse: ClickHouse): Promise<readonly string[]> {
  const rows = await clickHouse.query(
    "SELECT name FROM system.tables WHERE database = 'kreya' AND engine LIKE '%MergeTree' ORDER BY name",
  );
  return rows.map(({ name }) => String(name));
}

/** How many rows of these tables contain one of these IDs, in any column. */
async function rowsWith(
  clickHouse: ClickHouse,
  tables: readonly string[],
  ...ids: readonly string[]
): Promise<number> {
  const list = ids.map((id) => `'${id}'`).join(', ');
  let found = 0;
  for (const table of tables) {
    const [row] = await clickHouse.query(
      `SELECT count() AS Rows FROM (SELECT formatRow('TSV', *) AS Text FROM kreya.${table}) WHERE multiSearchAny(Text, [${list}])`,
    );
    found += Number(row?.['Rows']);
  }
  return found;
}

async function prove(clickHouse: ClickHouse, proof: string): Promise<void> {
  const [statement = ''] = statementsOf(proof);
  const rows = await clickHouse.query(statement);
  assert.deepEqual(
    rows.map((row) => [row['Table'], Number(row['Remaining'])]).sort(),
    [
      ['activity', 0],
      ['events', 0],
    ],
    'The shipped proof does not say that nothing is left.',
  );
}
