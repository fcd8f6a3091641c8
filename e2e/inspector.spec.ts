/** The inspector: what a developer records there is validated, recorded and sent like everything else. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { expectAccessible } from './accessible.ts';
import { openInspector } from './inspector.ts';
import { arrived, clickMenuItem, copied, expect, expectArrived, test, waitForSilence } from './kreya.ts';
import { expectNoSidewaysScroll, pictureOfWindow, resizeTo } from './pictures.ts';
import { expectReports } from './reports.ts';

const SCREENSHOTS = join(import.meta.dirname, '../docs/images');

const entries = (page: Page) => page.getByRole('log').getByRole('listitem');
const fire = (page: Page) => page.getByRole('button', { name: 'Record event' }).click();
const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();

test('an event is chosen by keyboard, filled in, recorded, and shown as sent', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  const page = await openInspector(run);
  await page.getByRole('searchbox', { name: 'Search events' }).fill('cancelled operation');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading', { name: 'OperationInvocationCancelled' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'grpcMode' })).toBeVisible();
  await page.getByRole('combobox', { name: 'invokerName' }).selectOption('rest');
  await expect(page.getByRole('combobox', { name: 'grpcMode' })).toBeHidden();
  await page.getByRole('combobox', { name: 'httpMethod' }).selectOption('PATCH');
  await fire(page);
  await expect(entries(page)).toContainText('OperationInvocationCancelled');
  await expect(entries(page)).toContainText(/Sent.*Fired.*Sent.*\d+ bytes/);
  await expectArrived(receiver, 'AppStarted', 'OperationInvocationCancelled');
  expect(receiver.events.at(-1)?.attributes).toEqual({
    'kreya.operation_type': 'unary',
    'kreya.invoker_name': 'rest',
    'kreya.send_mode': 'all',
    'http.request.method': 'PATCH',
  });
  await entries(page).getByText('As sent').click();
  const shown = await entries(page).locator('pre').textContent();
  expect(receiver.requests.some(({ body }) => body.toString().includes(String(shown)))).toBe(true);
  await clickMenuItem(run.app, 'inspector');
  expect(run.app.windows()).toHaveLength(2);
});

test('shows waiting events as waiting, and as gone once deleted', async ({ launch }) => {
  const down = await startReceiver();
  await down.close();
  const page = await openInspector(await launch({ env: { KREYA_TELEMETRY_ENDPOINT: down.url } }));
  await choose(page, 'HistoryOverviewOpened');
  await fire(page);
  await expect(entries(page)).toContainText(/^Waiting.*bytes/);
  await page.evaluate(() => window.kreya.telemetry.deleteWaiting());
  await expect(entries(page)).toContainText(/^Gone.*it was deleted or dropped\./);
});

test('refuses invalid input with the messages that a developer gets', async ({ launch, receiver }) => {
  const page = await openInspector(await launch());
  await choose(page, 'ThemeChanged');
  await page.getByRole('radio', { name: 'Raw JSON' }).check();
  const json = page.getByRole('textbox', { name: 'Metadata as JSON' });
  await expect(json).toHaveValue('{\n  "theme": "light"\n}');
  await json.fill('{\n  "theme": \n}');
  await expect(page.getByText('Line 3, column 1: expected a JSON value.')).toBeVisible();
  await fire(page);
  await expect(json).toBeFocused();
  await expect(entries(page)).toHaveCount(0);

  await json.fill('{ "theme": "Ada Lovelace" }');
  await fire(page);
  await expect(entries(page).first()).toContainText(/ThemeChanged\.theme got text .* light, dark, system\./);
  await json.fill('[1]');
  await fire(page);
  await expect(entries(page).first()).toContainText('metadata is a plain object, not a list');
  await json.fill('{}');
  await page.getByRole('textbox', { name: 'Name of the event' }).fill('NoSuchEvent');
  await fire(page);
  await expect(entries(page).first()).toContainText('There is no event NoSuchEvent');
  await expect(entries(page).getByText('Rejected', { exact: true })).toHaveCount(3);

  await choose(page, 'AppClosed');
  await page.getByRole('spinbutton', { name: 'openDurationSeconds' }).fill('-1');
  await fire(page);
  await expect(entries(page).first()).toContainText('accepted is a whole number from 0');
  await expectArrived(receiver, 'AppStarted');
});

test('shows the code that a developer writes, and copies it', async ({ launch }) => {
  const run = await launch();
  const page = await openInspector(run);
  await choose(page, 'SnapshotSettingsChanged');
  await page.getByRole('checkbox', { name: 'enabled' }).check();
  await page.getByRole('button', { name: 'Copy the code' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  await copied(run, "telemetry.track('SnapshotSettingsChanged', { scope: 'project', enabled: true });");
});

test('turned off, nothing is recorded, and the inspector says so', async ({ launch, receiver }) => {
  const run = await launch();
  const page = await openInspector(run);
  await run.window.evaluate(() => window.kreya.telemetry.setEnabled(false));
  await expect(page.getByText('Off. Nothing is recorded. Events are still checked.')).toBeVisible();
  await fire(page);
  await expect(entries(page).first()).toContainText('Telemetry is off: nothing was recorded');
  await page.getByRole('button', { name: 'Throw a test error' }).click();
  await expect(entries(page).first()).toContainText('Not recorded');
  await expectArrived(receiver, 'AppStarted', 'TelemetryDisabled');
  await waitForSilence(receiver);
  expect(arrived(receiver)).toEqual(['AppStarted', 'TelemetryDisabled']);
});

test('a test error is handled like every error', async ({ launch, receiver }) => {
  const page = await openInspector(await launch());
  await page.getByRole('button', { name: 'Throw a test error' }).click();
  await expectReports(receiver, { process: 'renderer', mechanism: 'error', type: 'Error' });
  await expect(entries(page).first()).toContainText(/^Sent.*Test error/);
  await page.getByRole('button', { name: 'Reject a test promise' }).click();
  await expectReports(
    receiver,
    { mechanism: 'error' },
    { process: 'renderer', mechanism: 'unhandledrejection', type: 'TypeError' },
  );
  await expect(entries(page).first()).toContainText(/^Sent.*Test rejection/);
});

for (const theme of ['light', 'dark'] as const) {
  test(`the inspector is accessible in all its states, ${theme}; with a picture`, async ({
    launch,
  }, testInfo) => {
    const run = await launch();
    const page = await openInspector(run);
    await page.evaluate((wanted) => window.kreya.appearance.setTheme(wanted), theme);
    await fire(page);
    await expect(entries(page).first()).toContainText('Sent');
    await choose(page, 'ThemeChanged');
    await page.getByRole('radio', { name: 'Raw JSON' }).check();
    await page.getByRole('textbox', { name: 'Metadata as JSON' }).fill('{ "theme": "blue" }');
    await fire(page);
    await expect(entries(page).first()).toContainText('Rejected');
    await page.getByRole('textbox', { name: 'Metadata as JSON' }).fill('{ "theme": ');
    await expectAccessible(page);
    await choose(page, 'OperationInvoked');
    await page.getByRole('combobox', { name: 'invokerName' }).selectOption('rest');
    await entries(page).last().getByText('As sent').click();
    await expectAccessible(page);

    const isForReadme = process.env['KREYA_UPDATE_SCREENSHOTS'] !== undefined && theme === 'dark';
    const folder = isForReadme ? SCREENSHOTS : testInfo.outputDir;
    await page.mouse.move(0, 0);
    const picture = await page.screenshot({ path: join(folder, `inspector-${theme}.png`) });
    expect(picture.length).toBeGreaterThan(10_000);

    await resizeTo(run, 'inspector', 480, 700);
    await page.getByRole('searchbox', { name: 'Search events' }).fill('operation');
    await page.evaluate(() => scrollTo(0, 0));
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await pictureOfWindow(run, testInfo, 'inspector', `inspector-narrow-${theme}`);
    await page.evaluate(() => window.kreya.telemetry.setEnabled(false));
    await expect(page.getByText('Events are still checked.')).toBeVisible();
    await expectAccessible(page);
  });
}
