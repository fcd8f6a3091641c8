/** Stores what came out of the Collector, and reads it by the typed view of each event. */
import assert from 'node:assert/strict';
import type { Catalogue } from '../../telemetry/catalogue/catalogue.ts';
import type { ClickHouse, Row } from './clickhouse.ts';
import type { CollectorResult } from './collector-check.ts';
import { insertStatement } from './store.ts';

/** Its ID is stored nowhere. */
const NOT_STORED = 'TelemetryErasureRequested';

/** Throws if a view has another row than those that were sent. Returns what was seen, for a person. */
export async function checkViews(
  clickHouse: ClickHouse,
  catalogue: Catalogue,
  { rows, sent }: CollectorResult,
): Promise<string> {
  await clickHouse.query(insertStatement(rows));
  let seen = 0;
  const events = Object.entries(catalogue.events).filter(([name]) => name !== NOT_STORED);
  for (const [name, { fields }] of events) {
    const stored = await clickHouse.query(`SELECT * FROM kreya.\`${name}\``);
    const expected = sent.filter(({ variant }) => variant.name === name);
    const columns = Object.keys(fields);
    const actual = Object.fromEntries(stored.map((row) => [String(row['Uid']), pick(row, columns)]));
    assert.deepEqual(
      actual,
      Object.fromEntries(expected.map(({ uid, variant }) => [uid, pick(variant.metadata, columns)])),
      `The view ${name} has not what was sent.`,
    );
    assert.equal(stored.length, expected.length, `The view ${name} has an event twice.`);
    seen += stored.length;
  }
  return `Views: ${seen} events in ${events.length} typed views, each once, with the values that were sent.`;
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, plain(row[column] ?? null)]));
}

/** ClickHouse writes whole numbers of 64 bits as text. */
function plain(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}
