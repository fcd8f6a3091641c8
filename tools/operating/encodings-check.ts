/** The same events to receivers of each encoding, with outages, lost answers and restarts on both sides. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Variant } from '../../telemetry/documents/testing/variants.ts';
import { startClient } from './client.ts';
import { startFront } from './front.ts';
import type { Random } from './random.ts';
import type { IncomingRow } from './store.ts';

/** A receiver that runs, and what it has stored. */
export interface Receiver {
  readonly name: string;
  /** Clients add `/v1/logs`. */
  readonly url: string;
  /** Whether something in front of it answers 415 to JSON. */
  readonly refusesJson: boolean;
  /** Headers that something in front of it adds. */
  readonly headers: Readonly<Record<string, string>>;
  readonly restart: () => Promise<void>;
  readonly rows: () => Promise<readonly IncomingRow[]>;
}

/** Few, so that there are many requests for things to go wrong with. */
const BATCH = 8;
const RESTARTS = 3;
const TRIES = 200;
const PAUSE_MS = 100;
const SETTLED_MS = 3_000;

/** Throws if a record is lost, changed, rejected or there without cause twice. Returns what was seen, for a person. */
export async function checkEncoding(
  receiver: Receiver,
  folder: string,
  variants: readonly Variant[],
  random: Random,
): Promise<string> {
  const front = await startFront({ ...receiver, receiver: receiver.url, random });
  const client = startClient(join(folder, 'client'), front.url);
  let rejected = 0;
  try {
    const restartEvery = Math.ceil(variants.length / BATCH / (RESTARTS + 1));
    for (let at = 0, turn = 1; at < variants.length; at += BATCH, turn += 1) {
      client.record(variants.slice(at, at + BATCH));
      rejected += await client.flush();
      if (turn % restartEvery !== 0) continue;
      const restarted = receiver.restart();
      // Nobody listens, or only just again.
      rejected += await client.flush();
      await restarted;
      client.restart();
    }
    front.calm();
    for (let tries = 0; client.pending() > 0 && tries < TRIES; tries += 1) {
      await delay(PAUSE_MS);
      rejected += await client.flush();
    }
    assert.equal(client.pending(), 0, `${receiver.name}: something still waits.`);
    assert.equal(rejected, 0, `${receiver.name}: a batch was given up.`);
    assert.ok(front.refusals <= 1, `${receiver.name}: it was asked more than once whether it accepts JSON.`);
    // Not even the question which encoding is accepted may deliver a record twice.
    assert.deepEqual(
      front.acknowledged.toSorted(),
      [...client.ledger.keys()].sort(),
      `${receiver.name}: acknowledged.`,
    );
    const rows = await settled(receiver.rows);
    compare(receiver.name, client.ledger, rows);
    const answers = [...front.answers].map(([answer, count]) => `${count} × ${answer}`).join(', ');
    return `${receiver.name}: ${client.ledger.size} records, ${front.troubles} requests without a success or its answer, ${RESTARTS} restarts on each side. Each record is stored, with ${rows.length - client.ledger.size} repeats under the same IDs. Answers: ${answers}.`;
  } finally {
    client.stop();
    front.stop();
  }
}

/** Each record is there, and nothing else; one whose answer was lost is there more than once, and always the same. */
function compare(name: string, ledger: ReadonlyMap<string, IncomingRow>, rows: readonly IncomingRow[]): void {
  const stored = new Map(rows.map((row) => [row.LogAttributes['log.record.uid'] ?? '', row]));
  assert.deepEqual(
    [...stored.keys()].sort(),
    [...ledger.keys()].sort(),
    `${name}: other records are stored.`,
  );
  for (const row of rows) {
    assert.deepEqual(
      row,
      ledger.get(row.LogAttributes['log.record.uid'] ?? ''),
      `${name}: a record has changed.`,
    );
  }
}

/** Waits until nothing has come for a while. */
async function settled(read: Receiver['rows']): Promise<readonly IncomingRow[]> {
  let rows = await read();
  for (let tries = 0; tries < TRIES; tries += 1) {
    await delay(SETTLED_MS);
    const next = await read();
    if (next.length === rows.length && rows.length > 0) return next;
    rows = next;
  }
  return rows;
}
