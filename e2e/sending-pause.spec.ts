/** A person pauses sending, and looks at what waits before it leaves. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, expectArrived, goToSection, test, waitForSilence } from './kreya.ts';

const pauseSwitch = (settings: Page) => settings.getByRole('switch', { name: 'Pause sending while I look' });

const statusOf = (page: Page) => page.evaluate(() => window.kreya.telemetry.status());

async function pauseBy(settings: Page): Promise<void> {
  await pauseSwitch(settings).click();
  await expect(pauseSwitch(settings)).toBeChecked();
}

test('paused, events are recorded and none is sent; resumed, each arrives once', async ({
  launch,
  receiver,
  kreyac,
}) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  const settings = await run.openSettings('Activity');
  await pauseBy(settings);
  await expect(settings.getByRole('status').filter({ hasText: 'Sending is paused until' })).toBeVisible();
  await expect(settings.getByRole('timer')).toHaveText(/^(10:00|9:5\d) left$/);
  await expectAccessible(settings);

  await run.window.evaluate(async () => {
    await window.kreya.telemetry.track('EnvironmentCreated');
    void Promise.reject(new TypeError('x is not a function'));
  });
  await expect(settings.getByRole('button', { name: 'EnvironmentCreated' })).toContainText('Waiting');
  await expect(settings.getByRole('button', { name: 'TypeError' })).toContainText('Waiting');
  const flush = await kreyac('telemetry', 'flush');
  expect(flush.exitCode).not.toBe(0);
  expect(flush.stderr).toContain('Sending is paused in Kreya');
  await run.window.evaluate(() => window.kreya.telemetry.sendNow());
  await waitForSilence(receiver);
  expect(await statusOf(run.window)).toMatchObject({ pending: 2, pendingErrors: 1 });

  await settings.getByRole('button', { name: 'Resume now' }).click();
  await expect(settings.getByRole('status').filter({ hasText: 'Sending has resumed' })).toBeVisible();
  await expect(pauseSwitch(settings)).toBeFocused();
  await expect(pauseSwitch(settings)).not.toBeChecked();
  await expectArrived(receiver, 'AppStarted', 'EnvironmentCreated', 'TelemetryErrorReported');
  await expect.poll(() => receiver.errors.length).toBe(1);
  expect(receiver.events).toHaveLength(3);
});

test('the switch works by the keyboard, and other pages say why nothing is sent', async ({ launch }) => {
  const run = await launch();
  const settings = await run.openSettings('Activity');
  await pauseSwitch(settings).focus();
  await settings.keyboard.press('Space');
  await expect(pauseSwitch(settings)).toBeChecked();
  await run.window.evaluate(() => window.kreya.telemetry.track('EnvironmentCreated'));

  await goToSection(settings, 'Privacy');
  await expect(settings.getByText(/^Sending is paused until/)).toBeVisible();
  await expect(settings.getByRole('button', { name: 'Send now' })).toBeHidden();
  await settings.getByRole('button', { name: 'Resume now' }).press('Enter');
  await expect(settings.getByText(/^Sending is paused until/)).toBeHidden();
  expect((await statusOf(run.window)).sendingPausedUntil).toBeNull();
});

for (const how of ['close', 'reload'] as const) {
  test(`a page that looked and is no longer there, by ${how}, no longer pauses`, async ({
    launch,
    receiver,
  }) => {
    const run = await launch();
    await expectArrived(receiver, 'AppStarted');
    const settings = await run.openSettings('Activity');
    await pauseBy(settings);
    await run.window.evaluate(() => window.kreya.telemetry.track('EnvironmentCreated'));
    await settings[how]();
    await expectArrived(receiver, 'AppStarted', 'EnvironmentCreated');
    expect((await statusOf(run.window)).sendingPausedUntil).toBeNull();
  });
}

test('quitting sends nothing of what was held back; the next start, which is not paused, does', async ({
  launch,
  receiver,
  profile,
}) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  await pauseBy(await run.openSettings('Activity'));
  await run.window.evaluate(() => window.kreya.telemetry.track('EnvironmentCreated'));
  expect(existsSync(join(profile, 'Kreya/telemetry/sending-paused-until'))).toBe(true);
  const before = receiver.requests.length;
  await run.quit();
  expect(receiver.requests).toHaveLength(before);
  expect(existsSync(join(profile, 'Kreya/telemetry/sending-paused-until'))).toBe(false);

  await launch();
  await expectArrived(receiver, 'AppStarted', 'EnvironmentCreated', 'AppClosed', 'AppStarted');
});
