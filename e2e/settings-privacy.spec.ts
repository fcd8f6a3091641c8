/** What a person can do with telemetry in Settings, as they see it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { arrived, expect, expectArrived, test, waitForSilence } from './kreya.ts';

const SWITCH = { name: 'Usage telemetry' };

test('turned off with events waiting: it says before and after that they will be sent, and deletes them', async ({
  launch,
}) => {
  const receiver = await startReceiver({ answer: () => 'dropBeforeReading' });
  const env = { KREYA_TELEMETRY_ENDPOINT: receiver.url, KREYA_TELEMETRY_DSN: receiver.dsn };
  const run = await launch({ env });
  await run.window.evaluate(() => window.kreya.telemetry.track('EnvironmentCreated'));
  const settings = await run.openSettings();
  await expect(settings.getByRole('switch', SWITCH)).toHaveAccessibleDescription(
    'Turning it off stops recording, after one last event that says so. What was recorded until then is still sent, unless you delete it first.',
  );
  await settings.getByRole('switch', SWITCH).click();
  await expect(settings.getByRole('status').filter({ hasText: /^Off\. / })).toHaveText(
    'Off. Nothing new is recorded. 3 earlier events will still be sent.',
  );
  await expect(settings.getByText('Turning it off')).toHaveCount(0);
  await settings.getByRole('button', { name: 'Delete them' }).click();
  await expect(settings.getByRole('status').filter({ hasText: 'Deleted.' })).toBeVisible();
  await expect(settings.getByText('Off. Nothing is recorded.')).toBeVisible();
  await expect(settings.getByText('Nothing waiting')).toBeVisible();
  await expect(settings.getByRole('switch', SWITCH)).toBeFocused();
  await run.quit();
  await receiver.close();

  const later = await startReceiver({ port: Number(new URL(receiver.url).port) });
  await launch({ env });
  await waitForSilence(later);
  expect(later.requests).toEqual([]);
  await later.close();
});

test('an unreachable server: says when the next attempt is, and can try now', async ({ launch }) => {
  const down = await startReceiver();
  await down.close();
  const run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: down.url, KREYA_TELEMETRY_DSN: '' } });
  const settings = await run.openSettings();
  await expect(settings.getByText(/^Can’t reach the server, next try /)).toBeVisible();
  const button = settings.getByRole('button', { name: /^(Try|Send) now$/ });
  await button.click();
  await expect(
    settings.getByRole('status').filter({ hasText: 'Tried just now: the server could not be reached.' }),
  ).toBeVisible();

  const up = await startReceiver({ port: Number(new URL(down.url).port) });
  // Unless it has just been tried automatically.
  await expect(async () => {
    if ((await button.count()) > 0) await button.click({ timeout: 1_000 });
    expect(arrived(up)).toEqual(['AppStarted']);
  }).toPass();
  await expect(settings.getByText('Nothing waiting')).toBeVisible();
  await expect(settings.getByText('last sent a moment ago')).toBeVisible();
  await expect(button).toHaveCount(0);
  await expect(settings.getByText('Tried just now')).toHaveCount(0);
  await up.close();
});

test('leaves a server that asks for a pause alone, and says so', async ({ launch }) => {
  const busy = await startReceiver({
    answer: () => ({ status: 503, headers: { 'Retry-After': '240' }, body: '' }),
  });
  const run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: busy.url, KREYA_TELEMETRY_DSN: '' } });
  const settings = await run.openSettings();
  await expect(
    settings.getByText(/^The server is temporarily unavailable, next try in about [45] minutes$/),
  ).toBeVisible();
  const requests = busy.requests.length;
  await settings.getByRole('button', { name: 'Try now' }).click();
  await expect(settings.getByText('Not sent: the server is temporarily unavailable.')).toBeVisible();
  expect(busy.requests.length).toBe(requests);
  await busy.close();
});

test('resets the installation ID when that is confirmed, and not before', async ({ launch, receiver }) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  const settings = await run.openSettings();
  const id = async () => (await settings.evaluate(() => window.kreya.telemetry.status())).installationId;
  const before = await id();
  await expect(settings.getByText(String(before))).toBeVisible();

  const button = settings.getByRole('button', { name: 'Reset installation ID…' });
  await button.scrollIntoViewIfNeeded();
  const place = await button.boundingBox();
  await button.click();
  const dialog = settings.getByRole('dialog', { name: 'Reset the installation ID?' });
  await expect(dialog).toBeVisible();
  // The veil covers the window from edge to edge, and nothing behind it has moved.
  expect(await settings.evaluate(() => innerWidth - document.documentElement.offsetWidth)).toBe(0);
  expect(await button.boundingBox()).toEqual(place);
  await expect(dialog).toContainText('Events recorded until now keep the old one');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await settings.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await id()).toBe(before);

  await settings.getByRole('button', { name: 'Reset installation ID…' }).click();
  await dialog.getByRole('button', { name: 'Reset ID' }).click();
  await expect(
    settings.getByRole('status').filter({ hasText: 'The installation ID was reset.' }),
  ).toBeVisible();
  await expect(button).toBeFocused();
  const after = await id();
  expect(after).not.toBe(before);
  await expect(settings.getByText(String(after))).toBeVisible();
  await expect(settings.getByText('The previous ID was:')).toBeVisible();
  await expect(settings.getByText(String(before))).toBeVisible();
  await settings.evaluate(() => window.kreya.telemetry.track('EnvironmentCreated'));
  await expectArrived(receiver, 'AppStarted', 'EnvironmentCreated');
  expect(receiver.events.map((event) => event.installationId)).toEqual([before, after]);
});

test("shows another process's choice at once", async ({ launch, profile }) => {
  const run = await launch();
  const settings = await run.openSettings();
  const control = settings.getByRole('switch', SWITCH);
  await expect(control).toBeChecked();
  const file = join(profile, 'Kreya/config.json');
  const stored: object = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...stored, telemetry: 'disabled' }));
  await expect(control).not.toBeChecked();
});

test('a main process that does not answer: the page says so, and recovers when it does', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  const settings = await run.openSettings();
  await expectArrived(receiver, 'AppStarted');
  // From inside the page: a blocked main process passes on neither clicks nor a test's requests.
  await settings.evaluate(() => {
    const texts = new Set<string>();
    new MutationObserver(() => {
      for (const alert of document.querySelectorAll('[role=alert]')) texts.add(alert.textContent ?? '');
      Object.assign(window, { alerted: [...texts].join('') });
    }).observe(document.body, { childList: true, subtree: true });
    setTimeout(() => document.querySelector<HTMLElement>('[role=switch]')?.click(), 1_000);
  });
  await run.app.evaluate(() => {
    setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000));
  });
  await expect(settings.getByRole('switch', SWITCH)).not.toBeChecked();
  expect(await settings.evaluate(() => Reflect.get(window, 'alerted'))).toContain('Kreya is not responding');
  await expect(settings.getByText('Kreya is not responding')).toHaveCount(0);
  await expect.poll(() => arrived(receiver)).toContain('TelemetryDisabled');
});
