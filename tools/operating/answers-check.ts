/** Asks the shipped questions about a fleet of which the answers are known. */
import assert from 'node:assert/strict';
import type { ClickHouse, Row } from './clickhouse.ts';
import type { Statements } from './erasure-check.ts';
import { type Fleet, rowOf, simulateFleet, truthOf } from './fleet.ts';
import type { Random } from './random.ts';
import { insertStatement } from './store.ts';

const DAY_MS = 86_400_000;
const ROWS_AT_ONCE = 5_000;
/** Up to here, a state counts exactly. */
const LARGE = 5_000;
const TOLERANCE = 0.005;
const TABLES = ['erased', 'events', 'received', 'activity', 'counts'] as const;
/** The ID in the shipped statements that show and delete what belongs to one. */
const SHIPPED_ID = '00000000-0000-4000-8000-000000000000';

/** Throws if an answer is not the true one. Returns what was seen, for a person. */
export async function checkAnswers(
  clickHouse: ClickHouse,
  random: Random,
  { examples, nightly, weekly, onRequest, proof }: Statements,
  grafana: readonly string[],
): Promise<string> {
  for (const table of TABLES) await clickHouse.query(`TRUNCATE TABLE kreya.${table}`);
  const fleet = simulateFleet(random, Math.floor(Date.now() / DAY_MS) * DAY_MS);
  for (let at = 0; at < fleet.received.length; at += ROWS_AT_ONCE) {
    await clickHouse.query(insertStatement(fleet.received.slice(at, at + ROWS_AT_ONCE).map(rowOf)));
  }
  const asked = await compare(clickHouse, fleet);
  await checkInvokers(clickHouse, fleet);
  const drawn = await checkGrafana(clickHouse, grafana);

  // Twice, as a night whose job was started again.
  for (let night = 0; night < 2; night += 1) await clickHouse.runFile(nightly);
  await checkCounts(clickHouse, fleet);

  const erased = fleet.events[0]?.installationId ?? '';
  for (const file of [examples, onRequest.replaceAll(SHIPPED_ID, erased), nightly, weekly, proof])
    await clickHouse.runFile(file);
  const isNotErased = ({ installationId }: { readonly installationId: string }) => installationId !== erased;
  const rest = { events: fleet.events.filter(isNotErased), received: fleet.received };
  const left = await clickHouse.query(
    `SELECT count() AS Rows FROM kreya.events WHERE InstallationId = '${erased}'`,
  );
  assert.equal(Number(left[0]?.['Rows']), 0);
  const { repeats_by_day: _, ...others } = truthOf(rest);
  for (const [name, truth] of Object.entries(others)) await compareOne(clickHouse, name, truth);

  return `Answers: ${asked} of a fleet of 250 installations over 30 days (${fleet.events.length} events, ${fleet.received.length - fleet.events.length} repeats) are the true ones, again after one installation was erased; ${drawn} queries of Grafana run.`;
}

async function compare(clickHouse: ClickHouse, fleet: Fleet): Promise<number> {
  const truths = Object.entries(truthOf(fleet));
  for (const [name, truth] of truths) await compareOne(clickHouse, name, truth);
  return truths.length;
}

async function compareOne(clickHouse: ClickHouse, name: string, truth: readonly Row[]): Promise<void> {
  const columns = Object.keys(truth[0] ?? {});
  const rows = await clickHouse.query(
    `SELECT ${columns.join(', ')} FROM kreya.${name} ORDER BY ${columns.slice(0, 2).join(', ')}`,
  );
  const expected = truth.map(plainRow);
  const actual = rows.map(plainRow).map((row, index) => exactWhereClose(row, expected[index] ?? {}));
  assert.deepEqual(actual, expected, `The answer ${name} is not the true one.`);
}

async function checkInvokers(clickHouse: ClickHouse, { events }: Fleet): Promise<void> {
  const grpc = events.filter(({ attributes }) => attributes['kreya.invoker_name'] === 'grpc');
  const [row] = await clickHouse.query(
    "SELECT uniq(InstallationId) AS Installations FROM kreya.OperationInvoked WHERE Day > today() - 30 AND invokerName = 'grpc'",
  );
  assert.equal(
    Number(row?.['Installations']),
    new Set(grpc.map(({ installationId }) => installationId)).size,
  );
}

/** Each query of the dashboard and of the alerts has something to show of a fleet. Returns how many there are. */
async function checkGrafana(clickHouse: ClickHouse, files: readonly string[]): Promise<number> {
  const queries = files.flatMap((file) => [...file.matchAll(/"rawSql": ("(?:[^"\\]|\\.)*")/g)]);
  for (const [, text = ''] of queries) {
    const query: string = JSON.parse(text);
    const sql = query
      .replaceAll('$__fromTime', '(now() - INTERVAL 60 DAY)')
      .replaceAll('$__toTime', '(now() + INTERVAL 1 DAY)');
    assert.notEqual((await clickHouse.query(sql)).length, 0, `Nothing comes of ${sql}`);
  }
  return queries.length;
}

async function checkCounts(clickHouse: ClickHouse, { events }: Fleet): Promise<void> {
  const rows = await clickHouse.query(
    "SELECT Start, Events, Installations FROM kreya.counts FINAL WHERE Period = 'day' AND Event = '' AND Version = '' ORDER BY Start",
  );
  const today = new Date().toISOString().slice(0, 10);
  const truth = (truthOf({ events, received: events })['repeats_by_day'] ?? []).filter(
    ({ Day }) => Day !== today,
  );
  assert.deepEqual(
    rows.map(({ Start, Events }) => [Start, Number(Events)]),
    truth.map(({ Day, Events }) => [Day, Events]),
    'The numbers that are kept are not the true ones.',
  );
}

/** Large numbers are estimates: those within half a per cent are replaced with the true ones. */
function exactWhereClose(row: Row, truth: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const expected = truth[name];
      const isEstimate = typeof value === 'number' && typeof expected === 'number' && expected > LARGE;
      return [name, isEstimate && Math.abs(value - expected) <= expected * TOLERANCE ? expected : value];
    }),
  );
}

/** Whole numbers of 64 bits come as text; shares are rounded. */
function plainRow(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const number =
        typeof value === 'string' && /^-?[\d.]+$/.test(value) && name !== 'Version' ? Number(value) : value;
      return [name, typeof number === 'number' ? Number(number.toFixed(9)) : number];
    }),
  );
}
