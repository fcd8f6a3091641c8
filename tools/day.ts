/**
 * Tells what a day of one installation is on the wire, for whoever has to size a receiver: the real module records
 * and sends, on a clock that jumps from event to event. With a file's name, the requests are written there, one a line.
 */
import { randomBytes } from 'node:crypto';
import fs, { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { createTelemetry } from '../electron/telemetry/index.ts';
import { catalogue } from '../shared/catalogue/index.ts';
import { createVirtualClock } from './day/virtual-clock.ts';
import { dayOfWork } from './day/work.ts';

const DAYS = 200;
const DAY_MS = 24 * 60 * 60_000;

interface Sent {
  readonly events: number;
  readonly zipped: number;
  readonly plain: number;
}

/** The requests of one installation on one day, with the receiver there (`online`) or back at the end of the day. */
async function sendDay(startMs: number, online: boolean, keep: (body: string) => void): Promise<Sent[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kreya-day-'));
  const clock = createVirtualClock(startMs);
  const sent: Sent[] = [];
  let isReachable = online;
  const telemetry = createTelemetry({
    catalogue,
    folder,
    workingDirectory: folder,
    commandLine: [],
    environment: { KREYA_TELEMETRY_ENDPOINT: 'https://telemetry.example.com' },
    appVersion: '1.18.0',
    choice: { load: () => ({ choice: 'none', changes: [] }), write: () => {} },
    notice: { wasShown: () => true, markShown: () => {} },
    disk: fs,
    clock,
    randomBytes,
    random: Math.random,
    async fetch(_, { body }) {
      if (!isReachable) throw new Error('no network');
      const plain = gunzipSync(body).toString();
      keep(plain);
      sent.push({
        events: plain.split('"eventName"').length - 1,
        zipped: body.length,
        plain: plain.length,
      });
      return new Response('{}');
    },
    warn: (message) => console.error(message),
  });
  const settled = async () => {
    do await setImmediate();
    while (telemetry.status().delivery.kind === 'sending');
  };
  try {
    for (const { afterMs, name, metadata } of dayOfWork(Math.random)) {
      await clock.advance(afterMs, settled);
      const result = telemetry.trackUnchecked(name, metadata);
      if (!result.ok) throw new Error(result.problem);
    }
    isReachable = true;
    // No backoff is longer.
    if (!online) await clock.advance(DAY_MS, settled);
    await telemetry.end();
    return sent;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tell(title: string, online: boolean, file: string | undefined): Promise<void> {
  const requests: Sent[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const startMs = Date.UTC(2026, 0, 5, 9) + (day % 20) * DAY_MS;
    const keep = (body: string) => (file === undefined ? undefined : appendFileSync(file, `${body}\n`));
    requests.push(...(await sendDay(startMs, online, keep)));
  }
  const sum = (key: keyof Sent) => requests.reduce((total, one) => total + one[key], 0);
  const events = sum('events');
  console.log(
    `${title}: ${(events / DAYS).toFixed(1)} events and ${(requests.length / DAYS).toFixed(1)} requests a day, ` +
      `${(events / requests.length).toFixed(2)} events a request; a request has ` +
      `${Math.round(sum('zipped') / requests.length)} bytes zipped, an event ` +
      `${Math.round(sum('zipped') / events)} zipped and ${Math.round(sum('plain') / events)} plain`,
  );
}

await tell('receiver there', true, process.argv[2]);
await tell('receiver back at the end of the day', false, undefined);
