import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { copied, expect, expectArrived, goToSection, test, waitForSilence } from './kreya.ts';

const SWITCH = { name: 'Usage telemetry' };

test('the menu starts with Kreya, which has Settings with its shortcut, and one window', async ({
  launch,
}) => {
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
  let settings = await run.openSettings('Appearance');
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
  settings = await run.openSettings('Appearance');
  await expect(settings.getByRole('radio', { name: 'Dark' })).toBeChecked();
  expect(await isDark()).toBe(true);
});

test('Settings opens at telemetry, and its navigation leads to each section', async ({ launch }) => {
  const run = await launch();
  const settings = await run.openSettings();
  await expect(settings.getByRole('switch', SWITCH)).toBeVisible();
  const sections = settings.getByRole('navigation', { name: 'Settings' }).getByRole('link');
  await expect(sections).toHaveText([
    'Appearance',
    'Privacy & telemetry',
    'Activity',
    'What we collect',
    'About',
  ]);
  for (const name of await sections.allTextContents()) {
    await goToSection(settings, name);
    await expect(settings.getByRole('heading', { level: 2, name })).toBeFocused();
    await expect(sections.and(settings.locator('[aria-current=page]'))).toHaveText([name]);
  }
});

test('a page can open a section, and an open window goes to it without reloading', async ({ launch }) => {
  const run = await launch();
  const opened = run.app.waitForEvent('window');
  await run.window.evaluate(() => window.kreya.windows.openSettings('about'));
  const settings = await opened;
  await expect(settings.getByRole('heading', { level: 2 })).toHaveText('About');
  await settings.evaluate(() => document.body.setAttribute('data-same', 'yes'));
  for (const [section, heading] of [
    ['activity', 'Activity'],
    ['activity', 'Activity'],
    ['appearance', 'Appearance'],
  ] as const) {
    await run.window.evaluate((name) => window.kreya.windows.openSettings(name), section);
    await expect(settings.getByRole('heading', { level: 2 })).toHaveText(heading);
  }
  expect(run.app.windows()).toHaveLength(2);
  expect(await settings.locator('[data-same=yes]').count(), 'it was not loaded anew').toBe(1);
  const refusal = run.window.evaluate(() => window.kreya.windows.openSettings(JSON.parse('"plugins"')));
  await expect(refusal).rejects.toThrow('openSettings takes one of appearance, privacy');
});

test('place and section are kept across a restart, but not a place off the screen', async ({
  launch,
  profile,
}) => {
  const place = () =>
    run.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('settings.html'))
        ?.getBounds(),
    );
  const file = join(profile, 'Kreya/config.json');
  const bounds = { x: 90, y: 120, width: 700, height: 560 };

  let run = await launch();
  let settings = await run.openSettings('What we collect');
  await run.app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('settings.html'))
      ?.setBounds(to);
  }, bounds);
  await expect(() =>
    expect(readFileSync(file, 'utf8').replaceAll(/\s/g, '')).toContain('"width":700'),
  ).toPass();
  await run.quit();

  run = await launch();
  settings = await run.openSettings();
  await expect(settings.getByRole('heading', { level: 2 })).toHaveText('What we collect');
  expect(await place()).toEqual(bounds);
  await run.quit();

  const stored: object = JSON.parse(readFileSync(file, 'utf8'));
  const settingsWindow = { bounds: { ...bounds, x: 20_000 }, section: 'plugins' };
  writeFileSync(file, JSON.stringify({ ...stored, settingsWindow }));
  run = await launch();
  settings = await run.openSettings();
  await expect(settings.getByRole('switch', SWITCH)).toBeVisible();
  expect((await place())?.x).toBeLessThan(2_000);
});

test('everything is German on a German system', async ({ launch }) => {
  const run = await launch({ args: ['--lang=de'], env: { LANGUAGE: 'de', LANG: 'de_CH.UTF-8' } });
  const opened = run.app.waitForEvent('window');
  await run.window.evaluate(() => window.kreya.windows.openSettings());
  const settings = await opened;
  await expect(settings.getByRole('heading', { level: 1 })).toHaveText('Einstellungen');
  await expect(settings.getByRole('switch', { name: 'Telemetrie' })).toBeVisible();
  expect(await settings.evaluate(() => document.documentElement.lang)).toBe('de');
  expect(await settings.title()).toBe('Einstellungen — Kreya');
  const titles = await run.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  );
  expect(titles.sort()).toEqual(['Einstellungen — Kreya', 'Kreya']);
});

test('About shows versions and where the files are, and opens the folder', async ({ launch, profile }) => {
  const run = await launch();
  const settings = await run.openSettings('About');
  const versions = await run.app.evaluate(() => process.versions);
  for (const fact of [manifest.version, versions['electron'], versions['chrome'], versions.node, 'MIT']) {
    await expect(settings.getByRole('main')).toContainText(String(fact));
  }
  const folder = join(profile, 'Kreya/telemetry');
  await expect(settings.getByText(folder)).toBeVisible();
  await run.app.evaluate(({ shell }) => {
    shell.openPath = async (path) => {
      Object.assign(globalThis, { openedPath: path });
      return '';
    };
  });
  await settings.getByRole('button', { name: 'Open folder' }).click();
  await expect.poll(() => run.app.evaluate(() => Reflect.get(globalThis, 'openedPath'))).toBe(folder);
});

test('does not open a missing folder', async ({ launch }) => {
  const run = await launch({ env: { DO_NOT_TRACK: '1' } });
  const settings = await run.openSettings('About');
  await settings.getByRole('button', { name: 'Open folder' }).click();
  await expect(settings.getByText('This folder does not exist yet')).toBeVisible();
});

test('Settings is painted when it is shown', async ({ launch }) => {
  const run = await launch();
  await run.app.evaluate(({ app }) => {
    app.once('browser-window-created', (_, window) => {
      const created = performance.now();
      const times: Record<string, number> = {};
      window.once('ready-to-show', () => {
        times['painted'] = performance.now() - created;
      });
      window.once('show', () => {
        times['shown'] = performance.now() - created;
        Object.assign(globalThis, { times });
      });
    });
  });
  const settings = await run.openSettings();
  await expect(settings.getByRole('switch', SWITCH)).toBeVisible();
  const times = await run.app.evaluate(() => Reflect.get(globalThis, 'times'));
  const inPage = await settings.evaluate(() =>
    performance.getEntriesByType('paint').map(({ name, startTime }) => `${name} ${Math.round(startTime)} ms`),
  );
  process.stdout.write(`Settings: ${JSON.stringify(times)}, in the page: ${inPage.join(', ')}\n`);
  expect(times.painted).toBeLessThanOrEqual(times.shown);
});

test('the switch works by keyboard, and the ID can be copied', async ({ launch }) => {
  const run = await launch();
  const settings = await run.openSettings();
  const control = settings.getByRole('switch', SWITCH);
  await control.focus();
  await settings.keyboard.press('Space');
  await expect(control).not.toBeChecked();
  await settings.keyboard.press('Space');
  await expect(control).toBeChecked();

  await settings.getByRole('button', { name: 'Copy installation ID' }).click();
  await expect(settings.getByText('Copied')).toBeVisible();
  const { installationId } = await settings.evaluate(() => window.kreya.telemetry.status());
  await copied(run, String(installationId));
});

test('unreadable settings are set aside, and telemetry stays off until a choice', async ({
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

test('Settings opens while its file is damaged, and can be closed before its page exists', async ({
  launch,
  profile,
}) => {
  const run = await launch();
  // What is written at the start must not repair the file.
  const status = () => run.window.evaluate(() => window.kreya.telemetry.status());
  await expect.poll(async () => (await status()).noticeDue).toBe(false);
  writeFileSync(join(profile, 'Kreya/config.json'), '{ "telemetry": "disabled", "theme": ');
  const settings = await run.openSettings();
  await expect(settings.getByRole('switch', SWITCH)).not.toBeChecked();
  await settings.close();

  await run.app.evaluate(({ BrowserWindow, Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('settings')?.click();
    for (const window of BrowserWindow.getAllWindows())
      if (window.title.startsWith('Settings')) window.close();
  });
  // An app that has run into an error exits within a second.
  await run.window.waitForTimeout(3_000);
  expect(await status()).toMatchObject({ enabled: false });
});

test('an invalid endpoint and no DSN: one clear line, nothing is collected, the app runs', async ({
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
