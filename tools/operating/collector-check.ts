/** Sends every event and its variants, repeats and hostile records to the shipped Collector, which is killed on the way. */
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Variant } from '../../telemetry/documents/testing/variants.ts';
import { type Collector, configure, startCollector } from './collector.ts';
import type { Random } from './random.ts';
import { hostileRequests, recordOf, request, senderOf } from './requests.ts';
import { type IncomingRow, startStore } from './store.ts';

export interface SentVariant {
  readonly variant: Variant;
  readonly uid: string;
}

export interface CollectorResult {
  readonly sent: readonly SentVariant[];
  /** What came out at the other end. */
  readonly rows: readonly IncomingRow[];
  readonly hostile: number;
  readonly kills: number;
  readonly lostAnswers: number;
}

interface CollectorCheck {
  readonly program: string;
  readonly folder: string;
  /** The shipped text. */
  readonly configuration: string;
  readonly variants: readonly Variant[];
  readonly random: Random;
  readonly hostile: number;
}

const KILLS = 3;
const AT_ONCE = 20;
const SETTLED_MS = 3_000;
const TRIES = 50;

export async function checkCollector(check: CollectorCheck): Promise<CollectorResult> {
  const { random, variants } = check;
  const store = await startStore();
  const ports = { receiver: await freePort(), health: await freePort() };
  const configuration = configure(check.configuration, check.folder, store.url, ports);
  const collector = await startCollector(check.program, check.folder, configuration, ports);
  try {
    const now = Date.now();
    const sent = variants.map((variant) => ({ variant, uid: random.uid(now) }));
    const records = sent.map(({ variant, uid }) => recordOf(variant, uid, now));
    const bodies = records.map((record) => request(senderOf(random.uuid()), [record]));
    const third = Math.ceil(bodies.length / KILLS);
    for (let kill = 0; kill < KILLS; kill += 1) {
      store.isDown = kill % 2 === 0;
      store.answersToLose = 2;
      // What has been answered with 200 has to come out after a kill right away, while the store is down or not.
      for (const body of bodies.slice(kill * third, (kill + 1) * third)) await send(collector, body);
      await collector.killAndStart();
      store.isDown = false;
    }
    // A client whose answer was lost sends the same again.
    for (const body of bodies.slice(0, third)) await send(collector, body);
    const hostile = [...hostileRequests(random, records, check.hostile)];
    while (hostile.length > 0) {
      await Promise.all(hostile.splice(0, AT_ONCE).map((body) => send(collector, body)));
    }
    await settle(() => store.rows.length);
    return { sent, rows: store.rows, hostile: check.hostile, kills: KILLS, lostAnswers: store.troubles };
  } finally {
    await collector.stop();
    store.stop();
  }
}

async function send({ url }: Collector, body: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (response.status !== 200)
    throw new Error(`The Collector answered ${response.status}: ${await response.text()}`);
}

/** Waits until nothing has come for a while. */
async function settle(count: () => number): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = count();
    await delay(SETTLED_MS);
    if (count() === before) return;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('There is no port.')),
      );
    });
  });
}
