/** Pictures of every section of Settings in every state, for people to look at; README shows some of them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { expect, expectArrived, goToSection, type LaunchOptions, type Run, test } from './kreya.ts';
import { crashOf, recordOf, writeSent, writeSentErrors } from './stored-records.ts';

const IN_README = join(import.meta.dirname, '../docs/images');
const SWITCH = { name: 'Send usage telemetry' };
const THEMES = ['light', 'dark'] as const;

/** Pictures shown in README, by their names there. */
const SHOWN: Readonly<Record<string, string>> = { 'on-privacy': 'settings', 'on-activity': 'activity' };

async function picture(settings: Page, testInfo: TestInfo, theme: string, name: string): Promise<void> {
  const shown = process.env['KREYA_UPDATE_SCREENSHOTS'] === undefined ? undefined : SHOWN[name];
  const path =
    shown === undefined
      ? join(testInfo.outputDir, `${name}-${theme}.png`)
      : join(IN_README, `${shown}-${theme}.png`);
  // Transitions have finished.
  await settings.waitForTimeout(400);
  expect((await settings.screenshot({ path })).length).toBeGreaterThan(8_000);
}

/** As shown on the screen: a screenshot of the page would not be zoomed. */
async function pictureOfWindow(run: Run, testInfo: TestInfo, theme: string, name: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  const png = await run.app.evaluate(async ({ webContents }) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().includes('settings'));
    return (await contents?.capturePage())?.toPNG().toString('base64');
  });
  writeFileSync(testInfo.outputPath(`${name}-${theme}.png`), Buffer.from(png ?? '', 'base64'));
}

/** Takes the pictures in both themes; recording the choice of a theme would add an event to them. */
async function inBothThemes(run: Run, take: (theme: string) => Promise<void>): Promise<void> {
  for (const theme of THEMES) {
    await run.app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    await take(theme);
  }
}

const EVENTS = [
  ['ExampleProjectOpened', {}],
  ['EnvironmentCreated', {}],
  ['ActiveEnvironmentChanged', { method: 'quickActions' }],
  [
    'OperationInvoked',
    { operationType: 'unary', invokerName: 'rest', sendMode: 'all', httpMethod: 'GET', hasScript: true },
  ],
] as const;

async function record(run: Run): Promise<void> {
  for (const event of EVENTS) {
    await run.window.evaluate(([name, metadata]) => window.kreya.telemetry.track(name, metadata), event);
  }
}

/** Two weeks of ordinary use that were sent. */
function writePast(profile: string): void {
  const now = Date.now();
  const perDay = [4, 9, 7, 0, 1, 12, 8, 15, 6, 3, 0, 2, 11];
  for (const [day, count] of perDay.entries()) {
    const noon = now - (perDay.length - day) * 24 * 60 * 60_000;
    const records = Array.from({ length: count }, (_, index) =>
      recordOf('kreya.operation_invoked', noon + index * 60_000, day * 100 + index),
    );
    if (count > 0) writeSent(profile, noon + 3_600_000, records);
  }
}

test('on, with all sections', async ({ launch, receiver, profile }, testInfo) => {
  writePast(profile);
  const run = await launch();
  await record(run);
  await run.window.evaluate(() => void Promise.reject(new TypeError('x is not a function')));
  await expectArrived(receiver, 'AppStarted', ...EVENTS.map(([name]) => name));
  await expect.poll(() => receiver.errors.length).toBe(1);
  const settings = await run.openSettings();
  const openEntry = async (name: string) => {
    const row = settings.getByRole('button', { name }).first();
    await row.click();
    await row.evaluate((element) => element.scrollIntoView());
    return row;
  };
  await inBothThemes(run, async (theme) => {
    await goToSection(settings, 'Privacy & telemetry');
    await expect(settings.getByText('Nothing waiting')).toBeVisible();
    await picture(settings, testInfo, theme, 'on-privacy');
    const reset = settings.getByRole('button', { name: 'Reset installation ID…' });
    // From the components' own stylesheet, with a value from the page's base.
    await expect(reset).toHaveCSS('border-radius', '6px');
    await reset.click();
    await picture(settings, testInfo, theme, 'on-reset');
    await settings.keyboard.press('Escape');

    await goToSection(settings, 'Activity');
    await expect(settings.getByText('84 entries')).toBeVisible();
    await picture(settings, testInfo, theme, 'on-activity');
    const row = await openEntry('OperationInvoked');
    await settings.getByText('Sent with every event').click();
    await picture(settings, testInfo, theme, 'on-activity-event');
    await settings.getByRole('radio', { name: 'Raw' }).check();
    await settings.getByText('Sent along with it').click();
    await settings.getByRole('button', { name: 'Copy as curl' }).click();
    await picture(settings, testInfo, theme, 'on-activity-raw');
    await row.click();
    const error = await openEntry('TypeError');
    await picture(settings, testInfo, theme, 'on-activity-error');
    await error.click();
    await settings.evaluate(() => window.scrollTo(0, 0));
    await settings.getByRole('toolbar').getByRole('button').nth(8).click();
    await picture(settings, testInfo, theme, 'on-activity-day');
    await settings.getByRole('button', { name: 'Show everything' }).click();
    await settings.getByRole('searchbox').fill('<word>');
    await picture(settings, testInfo, theme, 'on-activity-search');
    await settings.getByRole('searchbox').fill('');
    await settings.getByText('As a table').click();
    await picture(settings, testInfo, theme, 'on-activity-table');
    await settings.getByText('As a table').click();
    await settings.getByRole('radio', { name: 'Waiting' }).check();
    await picture(settings, testInfo, theme, 'on-activity-no-match');
    await settings.evaluate(() => {
      location.hash = '#activity/0-no-such-id';
    });
    await picture(settings, testInfo, theme, 'on-activity-unknown-id');

    await goToSection(settings, 'What we collect');
    await picture(settings, testInfo, theme, 'on-catalogue');
    await settings.getByRole('searchbox').fill('http method');
    await settings.getByText('OperationInvoked', { exact: true }).click();
    await picture(settings, testInfo, theme, 'on-catalogue-search');
    await settings.getByRole('searchbox').fill('nothing has this');
    await picture(settings, testInfo, theme, 'on-catalogue-none');
    await goToSection(settings, 'Appearance');
    await picture(settings, testInfo, theme, 'on-appearance');
    await goToSection(settings, 'About');
    await picture(settings, testInfo, theme, 'on-about');
  });
});

test('entries, on a window of 480 px, at 200 %, with forced colours, and in German', async ({
  launch,
  profile,
}, testInfo) => {
  const now = Date.now();
  const attributes =
    ',{"key":"kreya.operation_type","value":{"stringValue":"unary"}},{"key":"kreya.invoker_name","value":{"stringValue":"rest"}},{"key":"kreya.has_script","value":{"boolValue":true}}';
  writeSent(profile, now, [
    recordOf('kreya.operation_invoked', now - 180_000, 1, attributes),
    '{ half a rec',
  ]);
  writeSentErrors(profile, now, [crashOf(now - 7_200_000)]);
  const env = { KREYA_TELEMETRY_ENDPOINT: '', KREYA_TELEMETRY_DSN: '' };
  for (const language of ['en', 'de']) {
    const args = [`--lang=${language}`];
    const run = await launch({ args, env: { ...env, LANGUAGE: language, LANG: `${language}_CH.UTF-8` } });
    const opened = run.app.waitForEvent('window');
    await run.window.evaluate(() => window.kreya.windows.openSettings('activity'));
    const settings = await opened;
    const rows = settings.locator('[data-row]');
    await expect(rows).toHaveCount(3);
    const change = (width: number, height: number, factor: number) =>
      run.app.evaluate(
        ({ BrowserWindow }, to) => {
          const window = BrowserWindow.getAllWindows().find((one) =>
            one.webContents.getURL().includes('settings'),
          );
          window?.setContentSize(to.width, to.height);
          window?.webContents.setZoomFactor(to.factor);
        },
        { width, height, factor },
      );
    await inBothThemes(run, async (theme) => {
      for (const [name, found] of [
        ['event', /OperationInvoked/],
        ['crash', /SIGSEGV/],
        ['unreadable', /shown as it is|unverändert angezeigt/],
      ] as const) {
        const row = settings.getByRole('button', { name: found });
        await row.click();
        for (const [size, width, height, factor] of [
          ['wide', 960, 740, 1],
          ['narrow', 480, 700, 1],
          ['narrow-200', 480, 700, 2],
        ] as const) {
          await change(width, height, factor);
          await row.evaluate((element) => element.scrollIntoView());
          await pictureOfWindow(run, testInfo, theme, `${language}-${size}-${name}`);
        }
        await change(960, 740, 1);
        await settings.emulateMedia({ forcedColors: 'active' });
        await row.evaluate((element) => element.scrollIntoView());
        await picture(settings, testInfo, theme, `${language}-forced-${name}`);
        await settings.emulateMedia({ forcedColors: null });
        await row.click();
      }
    });
    await run.quit();
  }
});

test('at 480 px, at 200 %, and with forced colours', async ({ launch, receiver }, testInfo) => {
  const run = await launch();
  await record(run);
  await expectArrived(receiver, 'AppStarted', ...EVENTS.map(([name]) => name));
  const settings = await run.openSettings();
  const resize = (width: number, height: number) =>
    run.app.evaluate(
      ({ BrowserWindow }, size) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().includes('settings'))
          ?.setContentSize(size.width, size.height),
      { width, height },
    );
  const zoom = (factor: number) =>
    run.app.evaluate(
      ({ webContents }, to) =>
        webContents
          .getAllWebContents()
          .find((one) => one.getURL().includes('settings'))
          ?.setZoomFactor(to),
      factor,
    );
  await inBothThemes(run, async (theme) => {
    for (const [name, heading] of [
      ['privacy', 'Privacy & telemetry'],
      ['activity', 'Activity'],
      ['catalogue', 'What we collect'],
    ] as const) {
      await resize(480, 700);
      await goToSection(settings, heading);
      await picture(settings, testInfo, theme, `narrow-${name}`);
      await zoom(2);
      await pictureOfWindow(run, testInfo, theme, `narrow-200-${name}`);
      await zoom(1);
      await resize(960, 740);
      await settings.emulateMedia({ forcedColors: 'active' });
      await picture(settings, testInfo, theme, `forced-${name}`);
      await settings.emulateMedia({ forcedColors: null });
    }
  });
});

test('in German', async ({ launch, receiver }, testInfo) => {
  const run = await launch({ args: ['--lang=de'], env: { LANGUAGE: 'de', LANG: 'de_CH.UTF-8' } });
  await record(run);
  await expectArrived(receiver, 'AppStarted', ...EVENTS.map(([name]) => name));
  const opened = run.app.waitForEvent('window');
  await run.window.evaluate(() => window.kreya.windows.openSettings());
  const settings = await opened;
  await expect(settings.getByRole('switch')).toBeVisible();
  await inBothThemes(run, async (theme) => {
    for (const section of ['privacy', 'activity', 'catalogue', 'about'] as const) {
      await run.window.evaluate((name) => window.kreya.windows.openSettings(name), section);
      await picture(settings, testInfo, theme, `german-${section}`);
    }
  });
});

interface State {
  readonly name: string;
  readonly options?: LaunchOptions;
  /** The settings file before the app starts. */
  readonly config?: string;
  readonly prepare?: (run: Run, settings: Page) => Promise<void>;
  /** What the page says in this state. */
  readonly says: string | RegExp;
}

const NOBODY = { KREYA_TELEMETRY_ENDPOINT: 'http://127.0.0.1:9', KREYA_TELEMETRY_DSN: '' };

const STATES: readonly State[] = [
  {
    name: 'off',
    config: '{ "telemetry": "disabled", "telemetryNoticeShown": true }',
    says: 'Off. Nothing is recorded.',
  },
  {
    name: 'off-with-events',
    options: { env: NOBODY },
    prepare: async (run, settings) => {
      await record(run);
      await settings.getByRole('switch', SWITCH).click();
    },
    says: 'will still be sent',
  },
  { name: 'offline', options: { env: NOBODY }, prepare: record, says: /^Can’t reach the server/ },
  { name: 'locked-option', options: { args: ['--disable-telemetry'] }, says: 'by the command-line option' },
  {
    name: 'locked-variable',
    options: { env: { DO_NOT_TRACK: '1' } },
    says: 'by the environment variable',
  },
  { name: 'locked-file', says: 'by the configuration file' },
  { name: 'unreadable', config: '{ "telemetry": ', says: 'was set aside' },
  {
    name: 'no-receiver',
    options: { env: { KREYA_TELEMETRY_ENDPOINT: '', KREYA_TELEMETRY_DSN: '' } },
    says: 'No receiver is configured in this build',
  },
  {
    name: 'invalid-receiver',
    options: { env: { KREYA_TELEMETRY_ENDPOINT: 'ftp://x', KREYA_TELEMETRY_DSN: '' } },
    says: 'is not an http or https address',
  },
];

for (const { name, options, config, prepare, says } of STATES) {
  test(`in the state: ${name}`, async ({ launch, profile, workingDirectory }, testInfo) => {
    mkdirSync(join(profile, 'Kreya'), { recursive: true });
    if (config !== undefined) writeFileSync(join(profile, 'Kreya/config.json'), config);
    if (name === 'locked-file') {
      writeFileSync(join(workingDirectory, 'kreya.config.json'), '{ "DisableTelemetry": true }');
    }
    const run = await launch(options);
    const settings = await run.openSettings();
    await prepare?.(run, settings);
    await expect(settings.getByText(says)).toBeVisible();
    await inBothThemes(run, async (theme) => {
      await goToSection(settings, 'Privacy & telemetry');
      await picture(settings, testInfo, theme, `${name}-privacy`);
      await goToSection(settings, 'Activity');
      await picture(settings, testInfo, theme, `${name}-activity`);
    });
  });
}

test('in the state: sending what was collected', async ({ launch }, testInfo) => {
  const slow = await startReceiver({ answer: () => 'hangAfterReading' });
  const run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: slow.url, KREYA_TELEMETRY_DSN: '' } });
  const settings = await run.openSettings();
  await settings.getByRole('switch', SWITCH).click();
  await expect(settings.getByText(/^Sending what was collected/)).toBeVisible();
  await inBothThemes(run, (theme) => picture(settings, testInfo, theme, 'off-sending-privacy'));
  await slow.close();
});
