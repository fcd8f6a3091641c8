/** Settings without a mouse, without colours, in small windows, and with a screen reader. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, expectArrived, goToSection, type Run, test } from './kreya.ts';

const SECTIONS = ['Appearance', 'Privacy & telemetry', 'Activity', 'What we collect', 'About'] as const;
const SWITCH = { name: 'Send usage telemetry' };

async function record(run: Run): Promise<void> {
  await run.window.evaluate(async () => {
    await window.kreya.telemetry.track('EnvironmentCreated');
    void Promise.reject(new TypeError('x is not a function'));
  });
}

function setTheme(run: Run, theme: 'light' | 'dark'): Promise<void> {
  return run.app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
  }, theme);
}

async function expectNoViolations(settings: Page, what: string): Promise<void> {
  // In this page: axe would otherwise open another one, which the app does not allow.
  const { violations } = await new AxeBuilder({ page: settings }).setLegacyMode(true).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect(found, what).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any section, ${theme}`, async ({ launch, receiver }) => {
    const run = await launch();
    await setTheme(run, theme);
    await record(run);
    await expectArrived(receiver, 'AppStarted', 'EnvironmentCreated');
    const settings = await run.openSettings();
    for (const section of SECTIONS) {
      await goToSection(settings, section);
      if (section === 'Activity') {
        for (const name of ['EnvironmentCreated', 'TypeError']) {
          await settings.getByRole('button', { name }).click();
        }
        await settings.getByText('As a table').click();
      }
      if (section === 'What we collect') {
        await settings.getByText('OperationInvoked', { exact: true }).click();
      }
      await expectNoViolations(settings, `${section}, ${theme}`);
    }
    await goToSection(settings, 'Privacy & telemetry');
    await settings.getByRole('button', { name: 'Reset installation ID…' }).click();
    await expectNoViolations(settings, `the dialog, ${theme}`);
  });

  test(`axe finds nothing with telemetry off, locked or without a receiver, ${theme}`, async ({ launch }) => {
    for (const env of [
      { DO_NOT_TRACK: '1' },
      { KREYA_TELEMETRY_ENDPOINT: 'http://127.0.0.1:9', KREYA_TELEMETRY_DSN: '' },
    ]) {
      const run = await launch({ env });
      await setTheme(run, theme);
      const settings = await run.openSettings('Privacy & telemetry');
      const control = settings.getByRole('switch', SWITCH);
      if (await control.isEnabled()) await control.click();
      await expect(control).not.toBeChecked();
      await expectNoViolations(settings, `Privacy & telemetry, ${theme}`);
      await goToSection(settings, 'Activity');
      await expectNoViolations(settings, `Activity, ${theme}`);
      await run.quit();
    }
  });
}

interface Focused {
  readonly name: string;
  /** Whether the focus is visible. */
  readonly isMarked: boolean;
  readonly isInView: boolean;
}

function focused(settings: Page): Promise<Focused> {
  return settings.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return { name: '', isMarked: true, isInView: true };
    const marked = element.matches('label > input[type="radio"]') ? element.nextElementSibling : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(marked ?? element);
    const { top, bottom } = element.getBoundingClientRect();
    return {
      name: element.getAttribute('aria-label') ?? element.id ?? '',
      isMarked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      isInView: bottom > 0 && top < window.innerHeight,
      ...(element.textContent ? { name: element.getAttribute('aria-label') ?? element.textContent } : {}),
    };
  });
}

test('by keyboard alone: every stop is visible, in page order, and none is a trap', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  const settings = await run.openSettings();
  await expect(settings.getByRole('button', { name: 'Copy installation ID' })).toBeVisible();
  const stops: string[] = [];
  for (;;) {
    await settings.keyboard.press('Tab');
    const { name, isMarked, isInView } = await focused(settings);
    if (name === '' || name === stops[0] || stops.length > 30) break;
    expect(isMarked, `the focus on "${name}" can be seen`).toBe(true);
    expect(isInView, `"${name}" is in view`).toBe(true);
    stops.push(name);
  }
  expect(stops).toEqual([
    'Skip to the content',
    ...SECTIONS,
    'telemetry-switch',
    'Copy installation ID',
    'Reset installation ID…',
    expect.stringContaining('Activity'),
    expect.stringContaining('What we collect'),
  ]);
});

test('by keyboard alone: Space toggles the switch, Enter follows links, and changes are announced', async ({
  launch,
}) => {
  const run = await launch();
  const settings = await run.openSettings();
  await settings.keyboard.press('Tab');
  await settings.keyboard.press('Enter');
  await expect(settings.getByRole('heading', { level: 2 })).toBeFocused();
  await settings.keyboard.press('Tab');
  await expect(settings.getByRole('switch', SWITCH)).toBeFocused();
  await settings.keyboard.press('Space');
  await expect(settings.getByRole('switch', SWITCH)).not.toBeChecked();
  await expect(settings.getByRole('status').filter({ hasText: /^Off\./ })).toBeVisible();
  await settings.keyboard.press('Space');
  await expect(settings.getByRole('status').filter({ hasText: /^On\./ })).toBeVisible();

  await settings.keyboard.press('Shift+Tab');
  await expect(settings.getByRole('link', { name: 'About' })).toBeFocused();
  await settings.keyboard.press('Enter');
  await expect(settings.getByRole('heading', { level: 2, name: 'About' })).toBeFocused();
});

test('at 480 px and at 200 % zoom, nothing overflows sideways', async ({ launch, receiver }) => {
  const run = await launch();
  await record(run);
  await expectArrived(receiver, 'AppStarted', 'EnvironmentCreated');
  const settings = await run.openSettings();
  await run.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('settings'))
      ?.setContentSize(480, 640);
  });
  for (const factor of [1, 2]) {
    await run.app.evaluate(({ webContents }, to) => {
      webContents
        .getAllWebContents()
        .find((one) => one.getURL().includes('settings'))
        ?.setZoomFactor(to);
    }, factor);
    await expect.poll(() => settings.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(480 / factor);
    for (const section of SECTIONS) {
      await goToSection(settings, section);
      if (section === 'Activity') await settings.getByRole('button', { name: 'TypeError' }).click();
      if (section === 'What we collect')
        await settings.getByRole('group').filter({ hasText: 'AppStarted' }).first().click();
      const wide = await settings.evaluate(() => {
        const room = document.documentElement.clientWidth;
        const outside = [...document.querySelectorAll('main *, nav *')].filter((element) => {
          const { width, right } = element.getBoundingClientRect();
          return width > 0 && right > room + 1;
        });
        return [
          ...(document.documentElement.scrollWidth > room ? ['the page'] : []),
          ...outside.map((element) => `${element.className} ${element.textContent?.slice(0, 40)}`),
        ];
      });
      expect(wide, `${section} at ${factor * 100} %`).toEqual([]);
    }
  }
});

test('reduced motion is respected', async ({ launch }) => {
  const run = await launch();
  const settings = await run.openSettings();
  const duration = () =>
    settings.getByRole('switch').evaluate((element) => getComputedStyle(element).transitionDuration);
  await settings.emulateMedia({ reducedMotion: 'reduce' });
  expect(await duration()).toMatch(/^0s/);
  await settings.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await duration()).not.toMatch(/^0s/);
});
