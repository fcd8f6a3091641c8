/** What Activity says of an entry to a person, and how an entry is found again. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { copied, expect, expectArrived, test } from './kreya.ts';
import { crashOf, recordOf, writeSent, writeSentErrors } from './stored-records.ts';

const NOBODY = { KREYA_TELEMETRY_ENDPOINT: '', KREYA_TELEMETRY_DSN: '' };
const DAY_MS = 24 * 60 * 60_000;
const OPERATION =
  ',{"key":"kreya.operation_type","value":{"stringValue":"unary"}},{"key":"kreya.invoker_name","value":{"stringValue":"rest"}},{"key":"kreya.has_script","value":{"boolValue":true}}';

const rows = (settings: Page) =>
  settings.getByRole('list', { name: 'Recorded events' }).getByRole('button', { expanded: false });
const cellsOf = (settings: Page, table: string, row: string) =>
  settings.getByRole('table', { name: table }).getByRole('row', { name: row }).getByRole('cell');

test('an event opens as fields, values and what they mean', async ({ launch, receiver }) => {
  const run = await launch();
  await run.window.evaluate(() =>
    window.kreya.telemetry.track('CliCommandExecuted', {
      command: 'version',
      durationMs: 12_345,
      succeeded: true,
    }),
  );
  await expectArrived(receiver, 'AppStarted', 'CliCommandExecuted');
  const settings = await run.openSettings('Activity');
  await settings.getByRole('button', { name: 'CliCommandExecuted' }).click();
  await expect(cellsOf(settings, 'Fields', 'durationMs')).toContainText(['12,345', /./]);
  await expect(cellsOf(settings, 'Fields', 'succeeded')).toContainText(['yes', /./]);
  await settings.getByText('Sent with every event').click();
  await expect(cellsOf(settings, 'Sent with every event', 'app.installation.id')).toContainText([
    /^[0-9a-f-]{36}$/,
    'The random installation ID.',
  ]);
  await expectAccessible(settings);
});

test('an error opens as type, message, own places first, and what was not recorded', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  await run.window.evaluate(
    () => void Promise.reject(new TypeError("ENOENT: no such file or directory, open '/home/ada/x'")),
  );
  await expect.poll(() => receiver.errors.length).toBe(1);
  const settings = await run.openSettings('Activity');
  await settings.getByRole('button', { name: 'TypeError' }).click();
  await expect(
    settings.getByText("TypeError: ENOENT: no such file or directory, open '<path>'"),
  ).toBeVisible();
  await expect(settings.getByText('A path was here and was not recorded.')).toBeVisible();
  await expect(settings.getByText('A web address was here and was not recorded.')).toBeHidden();
  await expect(cellsOf(settings, 'Details', 'mechanism')).toContainText([
    'unhandledrejection',
    'A promise on the page was rejected, and nothing handled it.',
  ]);
  await expect(settings.getByRole('button', { name: 'Copy as curl' })).toBeHidden();
  await expectAccessible(settings);
});

test('a crash opens as modules and places in them', async ({ launch, profile }) => {
  writeSentErrors(profile, Date.now() - DAY_MS, [crashOf(Date.now() - DAY_MS)]);
  const run = await launch({ env: NOBODY });
  const settings = await run.openSettings('Activity');
  await settings.getByRole('button', { name: 'SIGSEGV' }).click();
  await expect(
    settings.getByText('The process accessed memory that it is not allowed to access.'),
  ).toBeVisible();
  const places = settings.getByRole('list', { name: 'Where it crashed' }).getByRole('listitem');
  await expect(places).toContainText(['kreya + 0x1a2b', 'libc.so.6 + 0x3c4d']);
  await expectAccessible(settings);
});

test('an entry that can’t be read shows as bytes, and says so', async ({ launch, profile }) => {
  writeSent(profile, Date.now() - DAY_MS, ['{"timeUnixNano":17672256, "name": half a rec']);
  const run = await launch({ env: NOBODY });
  const settings = await run.openSettings('Activity');
  await rows(settings).click();
  await expect(settings.getByText('This entry can’t be read', { exact: false })).toBeVisible();
  await expect(settings.getByRole('figure', { name: 'The bytes as sent' })).toContainText('half a rec');
  await expect(settings.getByRole('radio', { name: 'Readable' })).toBeHidden();
  await expectAccessible(settings);
});

test('entries are found by name, message and value, also among those of one kind', async ({
  launch,
  profile,
}) => {
  const now = Date.now();
  writeSent(profile, now, [
    recordOf('kreya.operation_invoked', now - 1000, 1, OPERATION),
    recordOf('kreya.environment_created', now - 2000, 2),
  ]);
  writeSentErrors(profile, now, [crashOf(Date.now() - DAY_MS)]);
  const run = await launch({ env: NOBODY });
  const settings = await run.openSettings('Activity');
  await expect(rows(settings)).toHaveCount(3);
  const search = settings.getByRole('searchbox', { name: 'Search entries' });
  await search.fill('unary yes');
  await expect(rows(settings)).toHaveCount(1);
  await expect(rows(settings)).toContainText('OperationInvoked');
  await search.fill('libc');
  await expect(rows(settings)).toContainText('SIGSEGV');
  await settings.getByRole('combobox', { name: 'Show' }).selectOption('All events');
  await expect(settings.getByText('Nothing matches', { exact: true })).toBeVisible();
  await expect(settings.getByText('0 of 3 entries')).toBeVisible();
  await expectAccessible(settings);
  await search.press('Escape');
  await expect(rows(settings)).toHaveCount(2);
  await settings.getByRole('button', { name: 'Show everything' }).click();
  await expect(rows(settings)).toHaveCount(3);
});

test('a day of the chart shows its entries alone, by mouse and keyboard, and all again', async ({
  launch,
  profile,
}) => {
  const noon = new Date().setHours(12, 0, 0, 0);
  writeSent(profile, noon - DAY_MS, [recordOf('kreya.environment_created', noon - DAY_MS, 1)]);
  writeSent(profile, noon - 2 * DAY_MS, [
    recordOf('kreya.environment_updated', noon - 2 * DAY_MS, 2),
    recordOf('kreya.environment_updated', noon - 2 * DAY_MS, 3),
  ]);
  const run = await launch({ env: NOBODY });
  const settings = await run.openSettings('Activity');
  await expect(rows(settings)).toHaveCount(3);
  const days = settings.getByRole('toolbar', { name: 'Entries per day' }).getByRole('button');
  await expect(days).toHaveCount(14);
  await days.nth(12).click();
  await expect(rows(settings)).toHaveCount(1);
  await expect(rows(settings)).toContainText('EnvironmentCreated');
  await expect(days.nth(12)).toHaveAttribute('aria-pressed', 'true');
  await settings.keyboard.press('ArrowLeft');
  await expect(days.nth(11)).toBeFocused();
  await settings.keyboard.press('Enter');
  await expect(rows(settings)).toHaveCount(2);
  await expectAccessible(settings);
  await settings.keyboard.press('Enter');
  await expect(rows(settings)).toHaveCount(3);
  await expect(settings.getByText(/^Days and times are in .+\.$/)).toBeVisible();
});

test('an entry has an address, at which Activity opens', async ({ launch, profile }) => {
  const now = Date.now();
  writeSent(
    profile,
    now,
    Array.from({ length: 200 }, (_, index) =>
      recordOf('kreya.environment_created', now - index * 1000, index),
    ),
  );
  const run = await launch({ env: NOBODY });
  const settings = await run.openSettings('Activity');
  await settings.getByRole('searchbox', { name: 'Search entries' }).fill('000000000000150');
  await expect(rows(settings)).toHaveCount(1);
  await rows(settings).click();
  const link = settings.getByRole('link', { name: '000000000000150' });
  const address = (await link.getAttribute('href')) ?? '';
  await settings.getByRole('button', { name: 'Copy ID' }).click();
  const id = await copied(run, /000000000000150/);
  expect(address).toBe(`#activity/${id}`);

  await settings.evaluate(() => {
    location.hash = '#appearance';
  });
  await settings.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await expect(settings.getByRole('link', { name: id })).toBeInViewport();
  await expect(settings.getByText('200 entries', { exact: true })).toBeAttached();
  await expect(settings.locator(':focus')).toHaveAttribute('data-row', '150');

  await settings.evaluate(() => {
    location.hash = '#activity/0-no-such-id';
  });
  await expect(settings.getByRole('status').filter({ hasText: '0-no-such-id' })).toContainText(
    'No entry on this computer has the ID',
  );
});

test('the command that is copied sends the event as telemetry does', async ({ launch, receiver }) => {
  test.skip(process.platform === 'win32', 'for want of a Unix shell');
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  const settings = await run.openSettings('Activity');
  await settings.getByRole('button', { name: 'AppStarted' }).click();
  await settings.getByRole('button', { name: 'Copy as curl' }).click();
  await expect(settings.getByText('Set KREYA_TELEMETRY_ENDPOINT to the receiver’s address')).toBeVisible();
  const command = await copied(run, /^curl /);
  const [sent] = receiver.requests.filter(({ body }) => body.includes('kreya.app_started'));
  const env = { ...process.env, KREYA_TELEMETRY_ENDPOINT: receiver.url };
  await promisify(execFile)('sh', ['-c', command], { env });
  await expect.poll(() => receiver.requests.length).toBeGreaterThan(1);
  const again = receiver.requests.at(-1);
  expect(again?.body.toString()).toBe(sent?.body.toString());
});
