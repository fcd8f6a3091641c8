/**
 * Simulates a day of one installation: the real module records and sends, on a clock that jumps from event to
 * event.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { catalogue } from '../../shared/catalogue.ts';
import { createTelemetry } from '../../telemetry/core/telemetry/telemetry.ts';
import { bareResponse } from '../../telemetry/node/read-response.ts';
import { createVirtualClock } from './virtual-clock.ts';
import { createWatchedDisk } from './watched-disk.ts';
import { dayOfWork } from './work.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The number of events in one request, and the bytes of its body. */
export interface Sent {
  readonly events: number;
  readonly zipped: number;
  readonly plain: number;
}

/**
 * The requests of the day that begins at `startMs`, in milliseconds since 1970-01-01 UTC. Unless `online`,
 * the receiver is unreachable until the day is over. `keep` gets each body, unzipped.
 */
export async function sendDay(
  startMs: number,
  online: boolean,
  keep: (body: string) => void,
): Promise<Sent[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kreya-day-'));
  const clock = createVirtualClock(startMs);
  const { disk, isListing } = createWatchedDisk();
  const sent: Sent[] = [];
  let isReachable = online;
  const telemetry = createTelemetry({
    catalogue,
    folder,
    workingDirectory: folder,
    commandLine: [],
    environment: { KREYA_TELEMETRY_ENDPOINT: 'https://telemetry.example.com' },
    appVersion: '1.18.0',
    platform: process.platform,
    choice: { load: () => ({ choice: 'none', count: 0, changes: [] }), write: () => {}, touch: () => {} },
    notice: { wasShown: () => true, markShown: () => {} },
    adoption: { isClosed: () => true, close: () => false },
    disk,
    isSuperuser: false,
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
      return bareResponse(200);
    },
    warn: (message) => console.error(message),
  });
  const settled = async () => {
    do await setImmediate();
    while (isListing() || telemetry.status().delivery.kind === 'sending');
  };
  try {
    telemetry.start();
    for (const { afterMs, name, metadata } of dayOfWork(Math.random)) {
      await clock.advance(afterMs, settled);
      const result = telemetry.trackUnchecked(name, metadata);
      if (!result.ok) throw new Error(result.problem);
    }
    isReachable = true;
    // Longer than any backoff.
    if (!online) await clock.advance(DAY_MS, settled);
    await telemetry.end();
    const left = telemetry.status().pending;
    if (left > 0) throw new Error(`${left} events were not delivered when the day ended.`);
    return sent;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
