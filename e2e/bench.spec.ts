/** The apps that `npm run bench` compares. Nobody would notice otherwise that they no longer build or start. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type Build, buildApps } from '../bench/ready/build-app.ts';
import { liveOnce } from '../bench/ready/life.ts';
import { type Receiver, startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { prepareElectron } from '../tools/electron/prepare.ts';

const EXPECTED: readonly (readonly [Build, readonly string[]])[] = [
  ['withTelemetry', ['kreya.app_started', 'kreya.app_closed']],
  ['packed', ['kreya.app_started', 'kreya.app_closed']],
  ['withoutTelemetry', []],
];

const test = base.extend<{ folder: string; receiver: Receiver }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  async folder({}, use) {
    const folder = mkdtempSync(join(tmpdir(), 'kreya-bench-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  async receiver({}, use) {
    const receiver = await startReceiver();
    await use(receiver);
    await receiver.close();
  },
});

test('build, open Settings and quit; the one without telemetry sends nothing', async ({
  receiver,
  folder,
}) => {
  await buildApps();
  const stop = new AbortController().signal;
  const electron = await prepareElectron(() => {}, stop);
  for (const [build, expected] of EXPECTED) {
    const before = receiver.events.length;
    const own = mkdtempSync(join(folder, 'profile-'));
    await liveOnce({
      build,
      electron,
      stop,
      folder: own,
      environment: { KREYA_TELEMETRY_ENDPOINT: receiver.url },
    });
    expect
      .soft(
        receiver.events.slice(before).map(({ name }) => name),
        build,
      )
      .toEqual(expected);
  }
});
