/** A person asks in Settings for the deletion of what the server has. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { telemetry as de } from '../telemetry/contract/texts/de.ts';
import { telemetry as en } from '../telemetry/contract/texts/en.ts';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { expectAccessible } from './accessible.ts';
import { arrived, copied, expect, expectArrived, test } from './kreya.ts';
import { expectNoSidewaysScroll, inBothThemes, resizeTo } from './pictures.ts';
import { LANGUAGES, openSection, picture } from './settings-window.ts';

const TEXTS = { en, de };

const statusOf = (page: Page) => page.evaluate(() => window.kreya.telemetry.status());

test('asks when that is confirmed, by keyboard, and shows the old ID', async ({ launch, receiver }) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  const settings = await run.openSettings();
  const { installationId: id } = await statusOf(settings);
  const ask = settings.getByRole('button', { name: en.erasure.ask });
  const dialog = settings.getByRole('dialog', { name: en.erasure.askTitle });

  await ask.focus();
  await settings.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(dialog).toContainText('The server is asked to delete everything');
  await expectAccessible(settings);
  await settings.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await statusOf(settings)).toMatchObject({ installationId: id, erasuresWaiting: [] });

  await settings.keyboard.press('Enter');
  await settings.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: en.erasure.confirm })).toBeFocused();
  await settings.keyboard.press('Enter');
  await expect(settings.getByRole('status').filter({ hasText: en.erasure.stored })).toBeVisible();
  await expect(settings.getByRole('status').filter({ hasText: en.erasure.sent })).toBeVisible();
  await expect(settings.getByText(String(id))).toBeVisible();
  await expect(ask).toBeFocused();
  await settings.getByRole('button', { name: en.erasure.copyId }).click();
  await expect(settings.getByRole('status').filter({ hasText: en.controls.copied })).toBeVisible();
  await copied(run, String(id));

  await settings.evaluate(() => window.kreya.telemetry.track('EnvironmentCreated'));
  await expectArrived(receiver, 'AppStarted', 'TelemetryErasureRequested', 'EnvironmentCreated');
  const { installationId: next } = await statusOf(settings);
  expect(receiver.events.map(({ installationId }) => installationId)).toEqual([id, id, next]);
  expect(next).not.toBe(id);
});

test('after an opt-out and without a server, it waits, also over a restart, and goes out alone', async ({
  launch,
}) => {
  const down = await startReceiver({ answer: () => 'dropBeforeReading' });
  const env = { KREYA_TELEMETRY_ENDPOINT: down.url, KREYA_TELEMETRY_DSN: '' };
  const run = await launch({ env });
  const settings = await run.openSettings();
  await settings.getByRole('switch', { name: 'Usage telemetry' }).click();
  const { installationId: id } = await statusOf(settings);
  await settings.getByRole('button', { name: en.erasure.ask }).click();
  await settings.getByRole('button', { name: en.erasure.confirm, exact: true }).click();
  await expect(settings.getByText(en.erasure.waiting)).toBeVisible();
  await expect(settings.getByText(String(id))).toBeVisible();
  await expect(settings.getByText(en.erasure.delivery)).toBeVisible();
  // The button went with the ID.
  await expect(settings.getByRole('heading', { name: en.erasure.title })).toBeFocused();
  await expect(settings.getByText(en.erasure.nothing)).toBeVisible();
  await openSection(run, 'activity');
  await expect(settings.getByRole('button', { name: 'TelemetryErasureRequested' })).toBeVisible();
  await run.quit();
  await down.close();

  const up = await startReceiver({ port: Number(new URL(down.url).port) });
  const next = await launch({ env });
  await expect.poll(() => arrived(up)).toEqual(['TelemetryErasureRequested']);
  expect(up.events.map(({ installationId }) => installationId)).toEqual([id]);
  expect(await statusOf(next.window)).toMatchObject({
    enabled: false,
    installationId: null,
    erasuresWaiting: [],
  });
  await up.close();
});

test("a page can't ask for deletion without the person, who is asked", async ({ launch, receiver }) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  const { installationId: id } = await statusOf(run.window);
  await run.app.evaluate(({ dialog }) => {
    const shown: unknown[] = [];
    Object.assign(globalThis, { shown });
    dialog.showMessageBox = async (...args: unknown[]) => {
      shown.push(args.at(-1));
      return { response: 1, checkboxChecked: false };
    };
  });
  // Longer than a click, or Playwright's own actions in a page, count as a gesture.
  const gestureIsOverMs = 5_500;
  await run.window.evaluate((afterMs) => {
    const outcome = new Promise((resolve) => {
      setTimeout(() => {
        window.kreya.telemetry.requestErasure().then(
          ({ kind }) => resolve(kind),
          (error: Error) => resolve(error.message),
        );
      }, afterMs);
    });
    Object.assign(globalThis, { outcome });
  }, gestureIsOverMs);
  await delay(gestureIsOverMs);
  expect(await run.window.evaluate(() => Reflect.get(globalThis, 'outcome'))).toBe(
    en.erasure.unasked.declined,
  );
  expect(await run.app.evaluate(() => Reflect.get(globalThis, 'shown'))).toMatchObject([
    { message: en.erasure.unasked.message, buttons: [en.erasure.unasked.confirm, en.erasure.unasked.cancel] },
  ]);
  expect(await statusOf(run.window)).toMatchObject({ installationId: id, erasuresWaiting: [] });
  const tracked = run.window.evaluate(() => window.kreya.telemetry.track('TelemetryErasureRequested'));
  await expect(tracked).rejects.toThrow("can't be recorded");
  expect(arrived(receiver)).toEqual(['AppStarted']);
});

for (const language of LANGUAGES) {
  const { erasure, privacy } = TEXTS[language];

  test(`pictures (${language})`, async ({ launch, receiver }, testInfo) => {
    const run = await launch({ args: [`--lang=${language}`] });
    await expectArrived(receiver, 'AppStarted');
    const settings = await openSection(run, 'privacy');
    await inBothThemes(run, async (theme) => {
      const take = (name: string) => picture(settings, testInfo, theme, `${name}-${language}`);
      await settings.getByRole('button', { name: erasure.ask }).click();
      await take('erasure-dialog');
      await settings.getByRole('button', { name: erasure.confirm, exact: true }).click();
      await expect(settings.getByRole('status').filter({ hasText: erasure.sent })).toBeVisible();
      await settings.getByText(erasure.keepId).scrollIntoViewIfNeeded();
      await take('erasure-sent');
      await settings.getByRole('button', { name: privacy.resetInstallationId }).click();
      await settings.getByRole('button', { name: privacy.resetConfirm, exact: true }).click();
      await expect(settings.getByText(privacy.resetBefore)).toBeVisible();
      await settings.getByText(privacy.resetBefore).scrollIntoViewIfNeeded();
      await take('reset-done');
    });
  });

  test(`pictures without a server, narrow, and locked (${language})`, async ({ launch }, testInfo) => {
    const down = await startReceiver({ answer: () => 'dropBeforeReading' });
    const env = { KREYA_TELEMETRY_ENDPOINT: down.url, KREYA_TELEMETRY_DSN: '' };
    const args = [`--lang=${language}`];
    const run = await launch({ args, env });
    const settings = await openSection(run, 'privacy');
    await resizeTo(run, 'settings', 480, 700);
    await settings.getByRole('button', { name: erasure.ask }).click();
    await settings.getByRole('button', { name: erasure.confirm, exact: true }).click();
    await expect(settings.getByText(erasure.waiting)).toBeVisible();
    await expectNoSidewaysScroll(settings);
    await inBothThemes(run, async (theme) => {
      await settings.getByText(erasure.keepId).scrollIntoViewIfNeeded();
      await picture(settings, testInfo, theme, `erasure-waiting-480-${language}`);
    });
    await run.quit();
    await down.close();

    const locked = await launch({ args, env: { ...env, DO_NOT_TRACK: '1' } });
    const page = await openSection(locked, 'privacy');
    await page.getByText(erasure.locked.replace('{product}', 'Kreya')).scrollIntoViewIfNeeded();
    await expect(page.getByRole('button', { name: erasure.ask })).toHaveCount(0);
    await inBothThemes(locked, (theme) => picture(page, testInfo, theme, `erasure-locked-${language}`));
  });
}
