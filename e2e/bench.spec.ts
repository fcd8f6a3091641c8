/** The apps that `npm run bench` compares. Nobody would notice otherwise that they no longer build or start. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { startApp } from '../bench/ready/app-process.ts';
import { type Build, buildApps } from '../bench/ready/build-app.ts';
import { liveOnce } from '../bench/ready/life.ts';
import { type Receiver, startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { prepareElectron } from '../tools/electron/prepare.ts';
import { arrived } from './kreya.ts';

/** The two events of a life as `liveOnce` has it. */
const OF_A_LIFE = ['AppStarted', 'AppClosed'];

const test = base.extend<{ folder: string; receivers: () => Promise<Receiver> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  async folder({}, use) {
    const folder = mkdtempSync(join(tmpdir(), 'kreya-bench-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  async receivers({}, use) {
    const started: Receiver[] = [];
    await use(async () => {
      const receiver = await startReceiver();
      started.push(receiver);
      return receiver;
    });
    await Promise.all(started.map((receiver) => receiver.close()));
  },
});

test('build, open Settings and quit; only the one without telemetry leaves nothing', async ({
  receivers,
  folder,
}) => {
  await buildApps();
  const stop = new AbortController().signal;
  const electron = await prepareElectron(() => {}, stop);
  const lifeOf = async (build: Build) => {
    const receiver = await receivers();
    const app = {
      build,
      electron,
      folder: mkdtempSync(join(folder, `${build}-`)),
      environment: { KREYA_TELEMETRY_ENDPOINT: receiver.url },
    };
    await liveOnce({ ...app, stop });
    return { app, receiver };
  };

  const without = await lifeOf('withoutTelemetry');
  expect(readdirSync(join(without.app.folder, 'Kreya'))).toContain('config.json');
  expect(readdirSync(join(without.app.folder, 'Kreya'))).not.toContain('telemetry');
  expect(without.receiver.requests).toEqual([]);

  for (const build of ['withTelemetry', 'packed'] as const) {
    const { app, receiver } = await lifeOf(build);
    // On a busy machine, quitting does not wait for the receiver: the next start delivers what it left.
    const next = startApp({ ...app, environment: { ...app.environment, KREYA_BENCH_STAYS: '1' } });
    await expect.poll(() => arrived(receiver).slice(0, OF_A_LIFE.length), build).toEqual(OF_A_LIFE);
    expect(readdirSync(join(app.folder, 'Kreya'))).toContain('telemetry');
    await next.stop();
  }
});
