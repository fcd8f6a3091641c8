import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

import manifest from '../package.json' with { type: 'json' };
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { arrived, expect, expectArrived, quitAndDeliver, test, waitForSilence } from './kreya.ts';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SWITCH = { name: 'Usage telemetry' };

test('a click becomes an event at the receiver, and closing the app the last one', async ({
  launch,
  receiver,
  kreyac,
}) => {
  const run = await launch();
  await run.window.getByRole('button', { name: 'Switch environment' }).click();
  await expect(run.window.getByRole('status')).toContainText('Recorded: ActiveEnvironmentChanged');
  await expectArrived(receiver, 'AppStarted', 'ActiveEnvironmentChanged');

  const [started, changed] = receiver.events;
  expect(started?.attributes).toMatchObject({
    'kreya.version': manifest.version,
    'kreya.os_name': { linux: 'linux', darwin: 'macos', win32: 'windows' }[String(process.platform)],
    'kreya.os_version': expect.stringMatching(/^\d+(\.\d+){0,3}$/),
    'kreya.process_arch': process.arch,
    'kreya.subscription_plan': 'free',
    'kreya.authenticated': false,
    'kreya.app_kind': 'ui',
  });
  expect(changed?.attributes).toEqual({ 'kreya.method': 'environmentSwitcher' });

  await quitAndDeliver(run, kreyac);
  await expectArrived(receiver, 'AppStarted', 'ActiveEnvironmentChanged', 'AppClosed');
  const seconds = receiver.events.at(-1)?.attributes['kreya.open_duration_seconds'];
  expect(seconds).toBeGreaterThanOrEqual(0);
  expect(seconds).toBeLessThan(60);
});

test('turned off: earlier events and TelemetryDisabled arrive, then nothing; turned on: it resumes', async ({
  launch,
  receiver,
  profile,
}) => {
  let run = await launch();
  await run.window.getByRole('button', { name: 'Open example project' }).click();
  let settings = await run.openSettings();
  const control = settings.getByRole('switch', SWITCH);
  await expect(control).toBeChecked();
  await control.click();
  await expect(control).not.toBeChecked();
  expect(readFileSync(join(profile, 'Kreya/config.json'), 'utf8')).toContain('disabled');

  await run.window.getByRole('button', { name: 'Invoke an operation' }).click();
  await expect(run.window.getByRole('status')).toContainText('Telemetry is off');
  await run.window.evaluate(() => window.kreya.telemetry.track('HistoryOverviewOpened'));
  const untilOff = ['AppStarted', 'ExampleProjectOpened', 'TelemetryDisabled'];
  await expectArrived(receiver, ...untilOff);
  await expect(settings.getByText('Off. Nothing is recorded.')).toBeVisible();
  await waitForSilence(receiver);
  await run.quit();

  run = await launch();
  await run.window.getByRole('button', { name: 'Invoke an operation' }).click();
  await waitForSilence(receiver);
  expect(arrived(receiver)).toEqual(untilOff);

  settings = await run.openSettings();
  await expect(settings.getByRole('switch', SWITCH)).not.toBeChecked();
  await settings.getByRole('switch', SWITCH).click();
  await expect(settings.getByRole('switch', SWITCH)).toBeChecked();
  await run.window.getByRole('button', { name: 'Invoke an operation' }).click();
  await expectArrived(receiver, ...untilOff, 'TelemetryEnabled', 'OperationInvoked');
});

test('events survive a receiver that is down, a restart and a kill, under one ID', async ({
  launch,
  profile,
}) => {
  const down = await startReceiver();
  await down.close();
  const env = { KREYA_TELEMETRY_ENDPOINT: down.url };

  let run = await launch({ env });
  await run.window.getByRole('button', { name: 'Switch environment' }).click();
  await expect(run.window.getByText('2 events waiting')).toBeVisible();
  await run.quit();

  run = await launch({ env });
  await run.window.evaluate(() => window.kreya.telemetry.track('EnvironmentCreated'));
  await run.kill();

  const up = await startReceiver({ port: Number(new URL(down.url).port) });
  run = await launch({ env });
  await expectArrived(
    up,
    ...['AppStarted', 'ActiveEnvironmentChanged', 'AppClosed'],
    ...['AppStarted', 'EnvironmentCreated'],
    'AppStarted',
  );
  const { installationId, pending, lastDeliveredAt } = await run.window.evaluate(() =>
    window.kreya.telemetry.status(),
  );
  expect(pending).toBe(0);
  expect(Date.now() - Date.parse(String(lastDeliveredAt))).toBeLessThan(30_000);
  expect(installationId).toMatch(UUID_V4);
  expect(new Set(up.events.map((event) => event.installationId))).toEqual(new Set([installationId]));
  const files = readdirSync(join(profile, 'Kreya/telemetry/spool'));
  expect(files.filter((file) => file.endsWith('.sealed'))).toEqual([]);
  // The file prepared for the next event.
  expect(files.length).toBeLessThan(2);
  await up.close();
});

test('quitting does not wait for a hanging receiver, and nothing is lost by that', async ({ launch }) => {
  const hanging = await startReceiver({ answer: () => 'hangBeforeReading' });
  let run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: hanging.url } });
  await expect.poll(() => hanging.requests.length).toBe(1);
  await run.quit();
  await hanging.close();

  const receiver = await startReceiver();
  run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: receiver.url } });
  await expectArrived(receiver, 'AppStarted', 'AppClosed', 'AppStarted');
  await receiver.close();
});

test('opting out with the receiver down: the rest is sent by the next run, then nothing', async ({
  launch,
}) => {
  const down = await startReceiver();
  await down.close();
  const env = { KREYA_TELEMETRY_ENDPOINT: down.url };
  let run = await launch({ env });
  await run.window.evaluate(() => window.kreya.telemetry.setEnabled(false));
  const settings = await run.openSettings();
  await expect(
    settings.getByText('Off. Nothing new is recorded. 2 earlier events will still be sent.'),
  ).toBeVisible();
  await run.quit();

  const up = await startReceiver({ port: Number(new URL(down.url).port) });
  run = await launch({ env });
  await expectArrived(up, 'AppStarted', 'TelemetryDisabled');
  await waitForSilence(up);
  await run.quit();
  expect(arrived(up)).toEqual(['AppStarted', 'TelemetryDisabled']);
  await up.close();
});

test('an invalid event is refused by name and leaves no trace', async ({ launch, receiver }) => {
  const run = await launch();
  const refusals = await run.window.evaluate(async () => {
    const attempts: [string, Record<string, unknown>?][] = [
      ['NoSuchEvent'],
      ['ThemeChanged'],
      ['ThemeChanged', { theme: 'dark', colour: 'red' }],
      ['ThemeChanged', { theme: 'Ada Lovelace' }],
      ['AppClosed', { openDurationSeconds: 'long' }],
    ];
    return Promise.all(
      attempts.map(([event, metadata]) =>
        window.kreya.telemetry.track(event, metadata).then(
          () => 'accepted',
          (error: unknown) => (error instanceof Error ? error.message : 'no Error'),
        ),
      ),
    );
  });
  expect(refusals).toEqual([
    'There is no event NoSuchEvent in the catalogue.',
    'ThemeChanged.theme is missing; accepted is one of light, dark, system.',
    'ThemeChanged has no field colour; its fields: theme.',
    expect.stringMatching(/^ThemeChanged\.theme got text .*; accepted is one of light, dark, system\.$/),
    expect.stringMatching(/^AppClosed\.openDurationSeconds got text .*; accepted is a whole number from 0/),
  ]);
  await run.window.getByRole('button', { name: 'Open example project' }).click();
  await expectArrived(receiver, 'AppStarted', 'ExampleProjectOpened');
});

test('nothing leaves the machine before the notice has been shown, once', async ({ launch, profile }) => {
  const settingsAtRequests: string[] = [];
  const receiver = await startReceiver({
    onRequest: () => settingsAtRequests.push(readFileSync(join(profile, 'Kreya/config.json'), 'utf8')),
  });
  const env = { KREYA_TELEMETRY_ENDPOINT: receiver.url };
  const noticeIn = (page: Page) => page.getByRole('region', { name: 'Kreya collects usage telemetry' });

  let run = await launch({ env });
  await expect(noticeIn(run.window)).toBeVisible();
  await expectArrived(receiver, 'AppStarted');
  expect(settingsAtRequests[0]).toContain('"telemetryNoticeShown": true');
  await noticeIn(run.window).getByRole('button', { name: 'Keep on' }).click();
  await expect(noticeIn(run.window)).toBeHidden();
  await run.quit();

  run = await launch({ env });
  await expect(run.window.getByText('Telemetry is on')).toBeVisible();
  await expect(noticeIn(run.window)).toBeHidden();
  await receiver.close();
});
