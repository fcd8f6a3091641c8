import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectArrived, test, waitForSilence } from './kreya.ts';

const SCREENSHOTS = join(import.meta.dirname, '../docs/images');
const SWITCH = { name: 'Send usage telemetry' };

test('the menu has Kreya first, with Settings and its shortcut, and one window', async ({ launch }) => {
  const run = await launch();
  const item = await run.app.evaluate(({ Menu }) => {
    const [first] = Menu.getApplicationMenu()?.items ?? [];
    const settings = first?.submenu?.items.find((entry) => entry.label === 'Settings');
    return { menu: first?.label, shortcut: settings?.accelerator };
  });
  expect(item).toEqual({ menu: 'Kreya', shortcut: 'CmdOrCtrl+,' });

  const opened = run.app.waitForEvent('window');
  await run.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.focus();
    window?.webContents.focus();
    const modifiers: ('meta' | 'control')[] = [process.platform === 'darwin' ? 'meta' : 'control'];
    window?.webContents.sendInputEvent({ type: 'keyDown', keyCode: ',', modifiers });
  });
  expect(await (await opened).title()).toBe('Settings — Kreya');
  await run.window.getByRole('banner').getByRole('button', { name: 'Settings' }).click();
  expect(run.app.windows()).toHaveLength(2);
});

test('the theme is applied, kept and recorded', async ({ launch, receiver, profile }) => {
  let run = await launch();
  let settings = await run.openSettings();
  const isDark = () => settings.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await settings.getByRole('radio', { name: 'Dark' }).check();
  await expect.poll(isDark).toBe(true);
  await settings.getByRole('radio', { name: 'Light' }).check();
  await expect.poll(isDark).toBe(false);
  await settings.getByRole('radio', { name: 'Dark' }).check();
  await expectArrived(receiver, 'AppStarted', 'ThemeChanged', 'ThemeChanged', 'ThemeChanged');
  expect(receiver.events.map((event) => event.attributes['kreya.theme'])).toEqual([
    undefined,
    'dark',
    'light',
    'dark',
  ]);
  await run.quit();
  expect(readFileSync(join(profile, 'Kreya/config.json'), 'utf8')).toContain('"theme": "dark"');

  run = await launch();
  settings = await run.openSettings();
  await expect(settings.getByRole('radio', { name: 'Dark' })).toBeChecked();
  expect(await isDark()).toBe(true);
});

test('the switch works by keyboard, and the id can be copied', async ({ launch }) => {
  const run = await launch();
  const settings = await run.openSettings();
  const control = settings.getByRole('switch', SWITCH);
  await control.focus();
  await settings.keyboard.press('Space');
  await expect(control).not.toBeChecked();
  await settings.keyboard.press('Space');
  await expect(control).toBeChecked();

  await settings.getByRole('button', { name: 'Copy installation id' }).click();
  await expect(settings.getByText('Copied')).toBeVisible();
  const copied = await run.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toBe((await settings.evaluate(() => window.kreya.telemetry.status())).installationId);
});

test('settings that can not be read are set aside, and telemetry stays off until a choice', async ({
  launch,
  runPlainly,
  receiver,
  profile,
}) => {
  mkdirSync(join(profile, 'Kreya'));
  const broken = '{ "telemetry": "disabled", "theme": ';
  writeFileSync(join(profile, 'Kreya/config.json'), broken);
  const first = await runPlainly();
  expect(first.stderr).toContain('The settings could not be read and are kept as');
  const kept = readdirSync(join(profile, 'Kreya')).filter((file) => file.startsWith('config.unreadable-'));
  expect(kept.map((file) => readFileSync(join(profile, 'Kreya', file), 'utf8'))).toEqual([broken]);

  expect((await runPlainly()).stderr).toBe('');

  const run = await launch();
  const settings = await run.openSettings();
  await expect(settings.getByText('Your settings file could not be read and was set aside')).toBeVisible();
  await waitForSilence(receiver);
  expect(receiver.requests).toEqual([]);
  await settings.getByRole('switch', SWITCH).click();
  await expectArrived(receiver, 'TelemetryEnabled');
});

test('an endpoint that is no address and no DSN: one clear line, nothing is collected, the app runs', async ({
  launch,
  runPlainly,
  profile,
}) => {
  const env = { KREYA_TELEMETRY_ENDPOINT: 'ftp://secret@telemetry', KREYA_TELEMETRY_DSN: '' };
  const { stderr } = await runPlainly({ env });
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('KREYA_TELEMETRY_ENDPOINT is not')]);
  expect(stderr).not.toContain('secret');

  const run = await launch({ env });
  await run.window.getByRole('button', { name: 'Invoke an operation' }).click();
  await expect(run.window.getByRole('status')).toContainText('nothing was recorded');
  const settings = await run.openSettings();
  await expect(settings.getByText('KREYA_TELEMETRY_ENDPOINT is not an http or https address')).toBeVisible();
  expect(readdirSync(join(profile, 'Kreya'))).not.toContain('telemetry');
});

for (const theme of ['light', 'dark'] as const) {
  test(`a picture of Settings, ${theme}`, async ({ launch, receiver }, testInfo) => {
    const run = await launch();
    const settings = await run.openSettings();
    await settings.getByRole('radio', { name: theme === 'light' ? 'Light' : 'Dark' }).check();
    await expectArrived(receiver, 'AppStarted', 'ThemeChanged');
    await expect(settings.getByText('0 events waiting')).toBeVisible();
    await settings.getByRole('heading', { level: 1 }).click();
    const folder = process.env['KREYA_UPDATE_SCREENSHOTS'] === undefined ? testInfo.outputDir : SCREENSHOTS;
    const picture = await settings.screenshot({ path: join(folder, `settings-${theme}.png`) });
    expect(picture.length).toBeGreaterThan(10_000);
  });
}
