/** The apps that `npm run bench` compares. Nobody would notice otherwise that they no longer build or start. */
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startApp } from '../bench/ready/app-process.ts';
import { type Build, buildApps } from '../bench/ready/build-app.ts';
import { liveOnce } from '../bench/ready/life.ts';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { prepareElectron } from '../tools/electron/prepare.ts';
import { arrived, expect, test } from './kreya.ts';

/** The two events of a life as `liveOnce` has it. */
const OF_A_LIFE = ['AppStarted', 'AppClosed'];

test('build, open Settings and quit; only the one without telemetry leaves nothing', async ({
  workingDirectory,
}) => {
  await buildApps();
  const stop = new AbortController().signal;
  const electron = await prepareElectron(() => {}, stop);
  const lifeOf = async (build: Build) => {
    const receiver = await startReceiver();
    const app = {
      build,
      electron,
      folder: mkdtempSync(join(workingDirectory, `${build}-`)),
      environment: { KREYA_TELEMETRY_ENDPOINT: receiver.url },
    };
    await liveOnce({ ...app, stop });
    return { app, receiver };
  };

  const without = await lifeOf('withoutTelemetry');
  expect(readdirSync(join(without.app.folder, 'Kreya'))).toContain('config.json');
  expect(readdirSync(join(without.app.folder, 'Kreya'))).not.toContain('telemetry');
  expect(without.receiver.requests).toEqual([]);
  await without.receiver.close();

  for (const build of ['withTelemetry', 'packed'] as const) {
    const { app, receiver } = await lifeOf(build);
    // On a busy machine, quitting does not wait for the receiver: the next start delivers what it left.
    const next = startApp({ ...app, environment: { ...app.environment, KREYA_BENCH_STAYS: '1' } });
    await expect.poll(() => arrived(receiver).slice(0, OF_A_LIFE.length), build).toEqual(OF_A_LIFE);
    expect(readdirSync(join(app.folder, 'Kreya'))).toContain('telemetry');
    await next.stop();
    await receiver.close();
  }
});
