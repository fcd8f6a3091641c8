/**
 * A process with a backlog: fills it, only starts with it, or drains it, and reports to its parent how long
 * that took.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { TelemetryHost } from '../../telemetry/core/ports.ts';
import { createTelemetry } from '../../telemetry/core/telemetry/telemetry.ts';
import type { BacklogRole, Measured } from './backlog.ts';
import { createRealHost } from './host.ts';
import { ALONE } from './plan.ts';

/** The disk gets a moment to keep up after this many. */
const EVENTS_AT_ONCE = 1_000;
const RETRY_MS = 50;

const [role, profile = '', url = '', count = '0', kind] = process.argv.slice(2);
// The parent is gone: nothing may outlive it.
process.on('disconnect', () => process.exit(0));

const host: TelemetryHost = {
  ...createRealHost(profile, url),
  maxSpoolBytes: Number.MAX_SAFE_INTEGER,
  // Nothing is sent before the notice has been shown, so that the backlog stays unchanged for the others.
  notice: { wasShown: () => role === ('drain' satisfies BacklogRole), markShown() {} },
};

const began = performance.now();
const telemetry = createTelemetry(host);
telemetry.start();
track(0);
const startMs = performance.now() - began;
const startBytes = process.memoryUsage.rss();

const worked = performance.now();
const pauses = monitorEventLoopDelay({ resolution: 1 });
if (role === 'fill') await fill(Number(count));
if (role === 'drain') {
  pauses.enable();
  await drain();
  pauses.disable();
}
const workMs = performance.now() - worked;
telemetry.track('AppClosed', { openDurationSeconds: Math.floor(process.uptime()) });
await telemetry.end();
const peakBytes = process.resourceUsage().maxRSS * 1024;
const longestPauseMs = pauses.max / 1e6;
const measured: Measured = { startMs, startBytes, workMs, peakBytes, longestPauseMs };
process.send?.(measured, () => process.exit(0));

function track(number: number): void {
  telemetry.track('AppClosed', { openDurationSeconds: number });
}

/** Like a command line that records one event and ends. */
function trackAlone(number: number): void {
  const one = createTelemetry(host);
  one.track('AppClosed', { openDurationSeconds: number });
  one.stop();
}

async function fill(events: number): Promise<void> {
  for (let number = 0; number < events; number += 1) {
    if (kind === ALONE) trackAlone(number);
    else track(number);
    if (number % EVENTS_AT_ONCE === 0) await delay(1);
  }
}

async function drain(): Promise<void> {
  while ((await telemetry.flush()).kind !== 'delivered') await delay(RETRY_MS);
}
