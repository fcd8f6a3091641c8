/** Settings without a mouse, without colours, in small windows, and with a screen reader. */
import type { Locator, Page } from '@playwright/test';
import { expect, expectArrived, goToSection, type Run, test } from './kreya.ts';

const SECTIONS = ['Appearance', 'Privacy & telemetry', 'Activity', 'What we collect', 'About'] as const;
const SWITCH = { name: 'Usage telemetry' };

async function record(run: Run): Promise<void> {
  await run.window.evaluate(async () => {
    await window.kreya.telemetry.track('EnvironmentCreated');
    void Promise.reject(new TypeError('x is not a function'));
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
    expect.stringContaining('Activity'),
    expect.stringContaining('What we collect'),
    'Copy installation ID',
    'Reset installation ID…',
    'Ask for deletion…',
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
  await expectArrived(receiver, 'AppStarted', 'EnvironmentCreated', 'TelemetryErrorReported');
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

test('what opens moves for a moment, and not at all with reduced motion', async ({ launch, receiver }) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  const settings = await run.openSettings();
  const duration = (of: Locator, property: 'transition-duration' | 'animation-duration', part?: string) =>
    of.evaluate((element, [name, pseudo]) => getComputedStyle(element, pseudo).getPropertyValue(name), [
      property,
      part,
    ] as const);
  for (const [reducedMotion, expected] of [
    ['reduce', /^0s/],
    ['no-preference', /^0\.14s/],
  ] as const) {
    await settings.emulateMedia({ reducedMotion });
    await goToSection(settings, 'Privacy & telemetry');
    expect(await duration(settings.getByRole('switch', SWITCH), 'transition-duration')).toMatch(expected);
    await settings.getByRole('button', { name: 'Reset installation ID…' }).click();
    const dialog = settings.getByRole('dialog');
    expect(await duration(dialog, 'animation-duration')).toMatch(expected);
    expect(await duration(dialog, 'animation-duration', '::backdrop')).toMatch(expected);
    await settings.keyboard.press('Escape');

    await goToSection(settings, 'Activity');
    const row = settings.getByRole('button', { name: 'AppStarted' });
    await row.click();
    expect(await duration(row.locator('+ div > div'), 'animation-duration')).toMatch(expected);

    await goToSection(settings, 'What we collect');
    const event = settings.getByRole('group').filter({ hasText: 'AppStarted' }).first();
    await event.click();
    expect(await duration(event.locator('> div'), 'animation-duration')).toMatch(expected);
  }
});
