/** A process of the storm: the telemetry module on a real disk, clock and network, and nothing else. */
import { openSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fetch } from '../../telemetry/core/ports.ts';
import { createTelemetry } from '../../telemetry/core/telemetry/telemetry.ts';
import { createRealHost } from './host.ts';
import {
  CLOSE,
  firstNumberOf,
  fromArguments,
  NUMBERS_PER_PROCESS,
  type Progress,
  REQUEST_HEADER,
} from './plan.ts';
import { createRandom } from './random.ts';

const PROGRESS_EVERY_MS = 100;
const ACKNOWLEDGEMENT = Buffer.from('.');

const plan = fromArguments(process.argv.slice(2));
// The parent is gone, perhaps by SIGKILL: nothing of the storm may outlive it.
process.on('disconnect', () => process.exit(0));

const host = createRealHost(plan.profile, plan.url);
let requests = 0;
const signedFetch: Fetch = (url, init) => {
  const id = `${plan.process}.${requests++}`;
  return host.fetch(url, { ...init, headers: { ...init.headers, [REQUEST_HEADER]: id } });
};

const telemetry = createTelemetry({ ...host, fetch: signedFetch });
telemetry.start();
await (plan.role === 'writer' ? recordForEver() : drain());

/**
 * Records in bursts and pauses; a few bursts are as large as a segment. In total less than the policy allows
 * to wait, so that nothing is dropped for lack of space.
 */
async function recordForEver(): Promise<never> {
  const random = createRandom(plan.seed, plan.process + 1);
  const acknowledgements = openSync(plan.acknowledgements, 'wx');
  let number = firstNumberOf(plan.process);
  const end = number + NUMBERS_PER_PROCESS;
  for (;;) {
    const burst = random.chance(0.004) ? random.whole(500, 2_000) : random.whole(1, 15);
    for (const last = Math.min(number + burst, end); number < last; number += 1) {
      telemetry.track('AppClosed', { openDurationSeconds: number });
      // Only now, and in the system's hands when this returns: a kill can't undo it.
      writeSync(acknowledgements, ACKNOWLEDGEMENT);
    }
    if (random.chance(0.02)) void telemetry.flush();
    await delay(random.chance(0.1) ? random.whole(200, 1_500) : random.whole(0, 200));
  }
}

/** Delivers at the module's own pace, and reports progress, until told to close. */
async function drain(): Promise<void> {
  const told = new Promise<void>((resolve) => {
    process.on('message', (message) => {
      if (message === CLOSE) resolve();
    });
  });
  const timer = setInterval(() => {
    const progress: Progress = { pending: telemetry.status().pending };
    process.send?.(progress);
  }, PROGRESS_EVERY_MS);
  await told;
  clearInterval(timer);
  telemetry.track('AppClosed', { openDurationSeconds: Math.floor(process.uptime()) });
  await telemetry.end();
  process.exit(0);
}
