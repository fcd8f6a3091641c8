/** The start screen: everything on it works, and records the right events. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { arrived, expect, expectArrived, quitAndDeliver, test } from './kreya.ts';

const SCREENSHOTS = join(import.meta.dirname, '../docs/images');

const answerIn = (page: Page) => page.getByRole('region', { name: /^(List books|Add a book|Count|Ask)/ });
const invoke = (page: Page, name: string) => page.getByRole('button', { name: `Invoke: ${name}` }).click();

async function openProject(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open example project' }).click();
  await expect(page.getByRole('heading', { name: 'Bookshop' })).toBeVisible();
}

test('the example project opens, with its environments and operations', async ({ launch, receiver }) => {
  const { window } = await launch();
  await expect(window.getByRole('heading', { name: 'Bookshop' })).toBeHidden();
  await openProject(window);
  await expect(window.getByRole('status')).toContainText('Recorded: ExampleProjectOpened');
  await expect(window.getByRole('radio', { name: /Development|Production|Staging/ })).toHaveCount(3);
  await expect(window.getByRole('radio', { name: 'Development' })).toBeChecked();
  await expect(window.getByRole('button', { name: /^Invoke: / })).toHaveCount(5);
  await expectArrived(receiver, 'AppStarted', 'ExampleProjectOpened');
});

test('another environment changes the request', async ({ launch, receiver }) => {
  const { window } = await launch();
  await openProject(window);
  await window.getByRole('radio', { name: 'Production' }).check();
  await expect(window.getByRole('status')).toContainText('Recorded: ActiveEnvironmentChanged');
  await expect(window.getByRole('button', { name: 'Switch environment' })).toHaveAccessibleDescription(
    'Active: Production',
  );
  await invoke(window, 'List books');
  await expect(answerIn(window)).toContainText('"path": "/shelves/bestsellers/books"');

  await window.getByRole('button', { name: 'Switch environment' }).click();
  await expect(window.getByRole('radio', { name: 'Staging' })).toBeChecked();
  await invoke(window, 'Add a book');
  await expect(answerIn(window)).toContainText('"path": "/shelves/proofs/books"');
  await expectArrived(
    receiver,
    ...['AppStarted', 'ExampleProjectOpened', 'ActiveEnvironmentChanged', 'OperationInvoked'],
    ...['ActiveEnvironmentChanged', 'OperationInvoked'],
  );
  const methods = receiver.events.map((event) => event.attributes['http.request.method']);
  expect(methods.filter((method) => method !== undefined)).toEqual(['GET', 'POST']);
});

test('an operation is invoked before any project is open, and its answer is shown', async ({
  launch,
  receiver,
}) => {
  const { window } = await launch();
  await window.getByRole('button', { name: 'Invoke an operation' }).click();
  await expect(window.getByRole('status')).toContainText('Recorded: OperationInvoked');
  await expect(answerIn(window)).toContainText(/200 OK\s*Response after [\d,.]+ m?s\./);
  await expect(answerIn(window)).toContainText('"method": "GET"');
  await expectArrived(receiver, 'AppStarted', 'OperationInvoked');
  expect(receiver.events.at(-1)?.attributes).toEqual({
    'kreya.operation_type': 'unary',
    'kreya.invoker_name': 'rest',
    'kreya.send_mode': 'all',
    'http.request.method': 'GET',
    'kreya.has_script': false,
  });
});

test('an invocation is cancelled by keyboard, and only then recorded as cancelled', async ({
  launch,
  receiver,
}) => {
  const { window } = await launch();
  await openProject(window);
  await invoke(window, 'Count the stock');
  await expect(window.getByRole('progressbar')).toBeVisible();
  await expect(window.getByRole('button', { name: 'Invoke: List books' })).toBeDisabled();
  await window.getByRole('button', { name: 'Cancel' }).focus();
  await window.keyboard.press('Enter');
  await expect(answerIn(window)).toContainText(/Cancelled after [\d,.]+ m?s\./);
  await expect(answerIn(window).getByRole('heading')).toBeFocused();
  await expect(window.getByRole('status')).toContainText('Recorded: OperationInvocationCancelled');
  await expectArrived(
    receiver,
    ...['AppStarted', 'ExampleProjectOpened', 'OperationInvoked', 'OperationInvocationCancelled'],
  );
});

test('errors are explained to people, and do not count as errors of the app', async ({
  launch,
  receiver,
}) => {
  const { window } = await launch();
  await openProject(window);
  await invoke(window, 'Ask the supplier');
  await expect(answerIn(window)).toContainText('The server closed the connection or could not be');
  await invoke(window, 'Ask the warehouse');
  await expect(answerIn(window)).toContainText('No response within 3 s.');
  await expectArrived(
    receiver,
    ...['AppStarted', 'ExampleProjectOpened', 'OperationInvoked', 'OperationInvoked'],
  );
  expect(arrived(receiver)).not.toContain('OperationInvocationCancelled');
  expect(receiver.requests.every(({ url }) => url.endsWith('/v1/logs'))).toBe(true);
});

test('the theme can be chosen on the start screen, and Settings shows it', async ({ launch, receiver }) => {
  const run = await launch();
  await run.window.getByRole('radio', { name: 'Dark' }).check();
  const isDark = () => run.window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await expect.poll(isDark).toBe(true);
  await expectArrived(receiver, 'AppStarted', 'ThemeChanged');
  const settings = await run.openSettings('Appearance');
  await expect(settings.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await settings.getByRole('radio', { name: 'Light' }).check();
  await expect(run.window.getByRole('radio', { name: 'Light' })).toBeChecked();
});

test('the app quits while an operation is running', async ({ launch, receiver, kreyac }) => {
  const run = await launch();
  await openProject(run.window);
  await invoke(run.window, 'Ask the warehouse');
  await expect(run.window.getByRole('progressbar')).toBeVisible();
  await quitAndDeliver(run, kreyac);
  await expectArrived(receiver, 'AppStarted', 'ExampleProjectOpened', 'OperationInvoked', 'AppClosed');
});

for (const theme of ['light', 'dark'] as const) {
  test(`the start screen is accessible in all its states, ${theme}; with a picture`, async ({
    launch,
    receiver,
  }, testInfo) => {
    const { app, window } = await launch();
    await window.getByRole('radio', { name: theme === 'light' ? 'Light' : 'Dark' }).check();
    await window.getByRole('button', { name: 'Keep on' }).click();
    await openProject(window);
    await invoke(window, 'Count the stock');
    await expect(window.getByRole('progressbar')).toBeVisible();
    await expectAccessible(window);
    await window.getByRole('button', { name: 'Cancel' }).click();
    await expect(answerIn(window)).toContainText('Cancelled');
    await expectAccessible(window);
    await invoke(window, 'Ask the supplier');
    await expect(answerIn(window)).toContainText('The server closed the connection');
    await expectAccessible(window);
    await window.screenshot({ path: testInfo.outputPath(`failed-${theme}.png`) });
    await invoke(window, 'List books');
    await expect(answerIn(window)).toContainText('200 OK');
    await expectAccessible(window);

    await expect.poll(() => arrived(receiver).length).toBe(7);
    await expect(window.getByText('Telemetry is on', { exact: true })).toBeVisible();
    const isForReadme = process.env['KREYA_UPDATE_SCREENSHOTS'] !== undefined && theme === 'light';
    const folder = isForReadme ? SCREENSHOTS : testInfo.outputDir;
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1040, 960));
    await expect.poll(() => window.evaluate(() => innerHeight)).toBe(960);
    await window.evaluate(() => scrollTo(0, 0));
    await window.mouse.move(0, 0);
    const picture = await window.screenshot({ path: join(folder, `start-${theme}.png`) });
    expect(picture.length).toBeGreaterThan(10_000);
  });
}
