/** Activity shows what was recorded and sent, byte for byte. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { copied, expect, expectArrived, goToSection, test } from './kreya.ts';
import { writeSent } from './stored-records.ts';

const rows = (settings: Page) =>
  settings.getByRole('list', { name: 'Recorded events' }).getByRole('button', { expanded: false });

async function bytesOf(settings: Page, name: string): Promise<string> {
  return (await settings.getByRole('figure', { name, exact: true }).textContent()) ?? '';
}

test('shows what the receiver got, byte for byte, events and errors', async ({ launch, receiver }) => {
  const run = await launch();
  await run.window.evaluate(async () => {
    await window.kreya.telemetry.track('CliCommandExecuted', {
      command: 'version',
      durationMs: 12,
      succeeded: true,
    });
    void Promise.reject(new TypeError('x is not a function'));
  });
  await expectArrived(receiver, 'AppStarted', 'CliCommandExecuted', 'TelemetryErrorReported');
  await expect.poll(() => receiver.errors.length).toBe(1);
  const bodies = receiver.requests.map((request) => request.body.toString('utf8'));

  const settings = await run.openSettings('Activity');
  await expect(rows(settings)).toHaveCount(4);
  for (const name of ['AppStarted', 'CliCommandExecuted', 'TypeError']) {
    const row = settings.getByRole('button', { name });
    await expect(row).toContainText('Sent');
    await row.click();
    await settings.getByRole('radio', { name: 'JSON' }).check();
    const pretty = await bytesOf(settings, 'The bytes as sent');
    await settings.getByRole('radio', { name: 'Raw' }).check();
    const raw = await bytesOf(settings, 'The bytes as sent');
    expect(pretty).not.toBe(raw);
    expect(pretty.replaceAll(/\s/g, '')).toBe(raw.replaceAll(/\s/g, ''));

    await settings.getByRole('button', { name: 'Copy bytes' }).click();
    await expect(settings.getByText('Copied', { exact: true })).toBeVisible();
    await copied(run, raw);

    if (name === 'TypeError') expect(bodies).toContain(raw);
    else {
      await settings.getByText('Sent along with it').click();
      const [before, after] = [await bytesOf(settings, 'Before'), await bytesOf(settings, 'After')];
      const body = bodies.find((one) => one.includes(raw)) ?? '';
      expect(body.startsWith(`{"resourceLogs":[${before}`)).toBe(true);
      expect(body.endsWith(`${after}]}`)).toBe(true);
    }
    await row.click();
  }
});

test('updates when the app or kreyac records or sends something', async ({ launch, kreyac, receiver }) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  const settings = await run.openSettings('Activity');
  await expect(rows(settings)).toHaveCount(1);
  await run.window.evaluate(() => window.kreya.telemetry.track('EnvironmentCreated'));
  await expect(rows(settings).first()).toContainText('EnvironmentCreated');
  await expect(rows(settings).first()).toContainText('Sent');
  await kreyac('version');
  await expect(rows(settings).filter({ hasText: 'CliCommandExecuted' })).toHaveCount(1);
  await expect(settings.getByRole('status').filter({ hasText: 'entries' })).toContainText('3 entries');
});

test('can be filtered by event, to errors, and to what is waiting', async ({ launch }) => {
  const down = await startReceiver();
  await down.close();
  const run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: down.url } });
  await run.window.evaluate(async () => {
    await window.kreya.telemetry.track('EnvironmentCreated');
    await window.kreya.telemetry.track('EnvironmentCreated');
    void Promise.reject(new TypeError('x is not a function'));
  });
  const settings = await run.openSettings('Activity');
  await expect(rows(settings)).toHaveCount(5);
  const show = settings.getByRole('combobox', { name: 'Show' });
  await show.selectOption('EnvironmentCreated (2)');
  await expect(rows(settings)).toHaveCount(2);
  await expect(settings.getByText('2 of 5 entries')).toBeVisible();
  await show.selectOption('Errors and crashes');
  await expect(rows(settings)).toHaveCount(1);
  await show.selectOption('All events');
  await expect(rows(settings)).toHaveCount(4);
  await settings.getByRole('radio', { name: 'Sent' }).check();
  await expect(settings.getByText('Nothing matches', { exact: true })).toBeVisible();
  await settings.getByRole('button', { name: 'Show everything' }).click();
  await expect(rows(settings)).toHaveCount(5);
  await expect(rows(settings).filter({ hasText: 'Waiting' })).toHaveCount(4);
});

test('everything can be saved, and the history deleted', async ({ launch, receiver, profile }) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  const settings = await run.openSettings('Activity');
  await expect(rows(settings)).toContainText(['Sent']);

  const path = join(profile, 'saved.json');
  await run.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
  await settings.getByRole('button', { name: 'Save all…' }).click();
  await expect(settings.getByRole('status').filter({ hasText: `Saved as ${path}.` })).toBeVisible();
  expect(readFileSync(path, 'utf8')).toContain('kreya.app_started');

  await settings.getByRole('button', { name: 'Delete history…' }).click();
  const dialog = settings.getByRole('dialog', { name: 'Delete the local history?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(readdirSync(join(profile, 'Kreya/telemetry/sent'))).toHaveLength(1);
  await settings.getByRole('button', { name: 'Delete history…' }).click();
  await dialog.getByRole('button', { name: 'Delete history' }).click();
  await expect(settings.getByText('Nothing yet')).toBeVisible();
  // Even with nothing left to list: people are told what happened to it.
  await expect(
    settings.getByRole('status').filter({ hasText: 'The local history was deleted.' }),
  ).toBeVisible();
});

test('an empty list says why it is empty', async ({ launch }) => {
  const run = await launch({ env: { DO_NOT_TRACK: '1' } });
  const settings = await run.openSettings('Activity');
  await expect(settings.getByText('Telemetry is off')).toBeVisible();
  await run.quit();

  const next = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: '', KREYA_TELEMETRY_DSN: '' } });
  const without = await next.openSettings('Activity');
  await expect(without.getByText('Nothing yet')).toBeVisible();
  await expect(without.getByText('No receiver is configured')).toBeVisible();
});

test('damaged, partial, foreign and newer files: shows what is readable, and mentions the rest', async ({
  launch,
  receiver,
  profile,
}) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  const sent = join(profile, 'Kreya/telemetry/sent');
  // Once the answer is back; until then there is not even a folder.
  await expect(() => expect(readdirSync(sent)).toHaveLength(1)).toPass();
  const [name = ''] = readdirSync(sent);
  const content = readFileSync(join(sent, name));
  const at = (ms: number) => name.replace(/^\d+/, String(Number(name.slice(0, 13)) + ms));
  // A whole record followed by half of one; a file that is not text; a file of a newer version.
  writeFileSync(join(sent, at(1)), Buffer.concat([content, content.subarray(0, content.length - 40)]));
  writeFileSync(join(sent, at(2)), Buffer.from([0, 255, 30, 1, 2, 10]));
  writeFileSync(join(sent, 'history-2.sqlite'), 'newer');
  mkdirSync(join(sent, at(3)));

  const settings = await run.openSettings('Activity');
  await expect(settings.getByText(/^\d+ pieces? could not be read, perhaps from a newer/)).toBeVisible();
  await expect(rows(settings).first()).toContainText('AppStarted');
  await goToSection(settings, 'What we collect');
  await expect(settings.getByText('recorded once here').first()).toBeVisible();
});

test('shows a record as written, even if it does not parse', async ({ launch, profile }) => {
  const broken = '{"timeUnixNano":17672256, "name": half a rec';
  const unusual =
    '{ "timeUnixNano":"1767225600000000000" ,"eventName":"kreya.app_closed","n":[1.0,12345678901234567890,-0],"t":"\\u0041\\/"}';
  writeSent(profile, 1_767_225_600_000, [broken, unusual]);
  const run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: '', KREYA_TELEMETRY_DSN: '' } });
  const settings = await run.openSettings('Activity');
  for (const [row, raw] of [
    ['Can’t be read; shown as it is.', broken],
    ['AppClosed', unusual],
  ] as const) {
    await rows(settings).filter({ hasText: row }).click();
    await settings.getByRole('radio', { name: 'Raw' }).check();
    expect(await bytesOf(settings, 'The bytes as sent')).toBe(raw);
    await settings.getByRole('radio', { name: 'JSON' }).check();
    const pretty = await bytesOf(settings, 'The bytes as sent');
    expect(pretty.replaceAll(/\s/g, '')).toBe(raw.replaceAll(/\s/g, ''));
    await settings.getByRole('button', { expanded: true }).click();
  }
});
