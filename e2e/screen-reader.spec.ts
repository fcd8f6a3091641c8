/** What a screen reader is given on each page, and the way through the app without eyes and without a mouse. */
import type { Locator, Page } from '@playwright/test';
import { openInspector } from './inspector.ts';
import { expect, expectArrived, goToSection, test } from './kreya.ts';
import { resizeTo } from './pictures.ts';
import { targetsTooSmall } from './target-size.ts';

const ENTRY = /^EnvironmentCreated/;
const OPEN_SETTINGS = ['Appearance', 'Privacy & telemetry', 'Activity', 'What we collect', 'About'] as const;

/** Goes on with the tab key until it is there. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stops = 0; stops < 40; stops += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, 'reached by the tab key').toBeFocused();
}

/** What is further to the side than the page is wide, by its words. */
function beside(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const outside = [...document.querySelectorAll('body *')].filter((element) => {
      const { width, right } = element.getBoundingClientRect();
      return width > 1 && right > room + 1 && element.checkVisibility();
    });
    return [
      ...(document.documentElement.scrollWidth > room ? ['the page'] : []),
      ...outside.map((element) => `${element.className} ${element.textContent?.slice(0, 40)}`),
    ];
  });
}

interface Told {
  readonly name: string;
  readonly description: string;
}

/** What Chromium gives a screen reader of all elements of a role, whatever the styles have made of them. */
async function toldOf(page: Page, role: string): Promise<readonly Told[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter((node) => node.role?.value === role && !node.ignored)
    .map(({ name, description }) => ({
      name: String(name?.value ?? ''),
      description: String(description?.value ?? ''),
    }));
}

/** Names, roles, states and their order, as in the file of that name, and room for a finger on all of it. */
async function expectAsWritten(page: Page, name: string): Promise<void> {
  await expect(page.locator('body')).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
  expect(await targetsTooSmall(page), `${name}: targets of less than 24 × 24 px`).toEqual([]);
}

test('each page has its names, roles and states in order, and targets that can be hit', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  await expectAsWritten(run.window, 'start');
  await run.window.evaluate(async () => {
    await window.kreya.telemetry.track('EnvironmentCreated');
    void Promise.reject(new TypeError('x is not a function'));
  });
  await expectArrived(receiver, 'AppStarted', 'EnvironmentCreated', 'TelemetryErrorReported');
  const settings = await run.openSettings();
  for (const section of OPEN_SETTINGS) {
    await goToSection(settings, section);
    if (section === 'Activity') {
      await settings.getByRole('button', { name: ENTRY }).click();
      await settings.getByText('As a table').click();
    }
    if (section === 'What we collect') await settings.getByText('OperationInvoked', { exact: true }).click();
    await expectAsWritten(settings, section.toLowerCase().replaceAll(/\W+/g, '-'));
  }
  await expectAsWritten(await openInspector(run), 'inspector');
});

test('by keyboard alone: a decision that is told, then Activity: chart, search, an entry, its formats and copies', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  const { window } = run;
  await expectArrived(receiver, 'AppStarted');
  const state = window.getByRole('contentinfo').locator('[aria-live="polite"]');
  await expect(state).toHaveText('Telemetry is on');
  await tabTo(window, window.getByRole('button', { name: 'Turn off', exact: true }));
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(state).toHaveText('Telemetry is off');

  const settings = await run.openSettings();
  await tabTo(settings, settings.getByRole('link', { name: 'Activity', exact: true }));
  await settings.keyboard.press('Enter');
  await expect(settings.getByRole('heading', { level: 2, name: 'Activity' })).toBeFocused();

  const days = settings.getByRole('toolbar').getByRole('button');
  await tabTo(settings, days.last());
  await expect(days.last()).toHaveAccessibleName(/: 2 entries$/);
  const today = (await toldOf(settings, 'button')).find(({ name }) => name.endsWith(': 2 entries'));
  expect(today?.description, 'nothing said twice').toBe('');
  await settings.keyboard.press('ArrowLeft');
  await expect(days.nth(-2)).toBeFocused();
  await settings.keyboard.press('End');
  await settings.keyboard.press('Space');
  await expect(days.last()).toHaveAttribute('aria-pressed', 'true');

  await tabTo(settings, settings.getByRole('searchbox'));
  await settings.keyboard.type('AppStarted');
  await expect(settings.getByRole('status').filter({ hasText: '1 of 2 entries' })).toBeVisible();

  const entry = settings.getByRole('button', { name: /^AppStarted/ });
  await tabTo(settings, entry);
  await settings.keyboard.press('Enter');
  await expect(entry).toHaveAttribute('aria-expanded', 'true');
  await tabTo(settings, settings.getByRole('radio', { name: 'Readable' }));
  await settings.keyboard.press('ArrowRight');
  await expect(settings.getByRole('radio', { name: 'JSON' })).toBeChecked();
  await tabTo(settings, settings.getByRole('button', { name: 'Copy as JSON' }));
  await settings.keyboard.press('Enter');
  await expect(settings.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  await tabTo(settings, entry, 'Shift+Tab');
  await settings.keyboard.press('Enter');
  await expect(entry).toHaveAttribute('aria-expanded', 'false');
  await expect(entry).toBeFocused();

  const opener = settings.getByRole('button', { name: 'Delete history…' });
  await tabTo(settings, opener, 'Shift+Tab');
  await settings.keyboard.press('Enter');
  const dialog = settings.getByRole('dialog');
  const cancel = dialog.getByRole('button', { name: 'Cancel' });
  await expect(dialog).toHaveAccessibleName(/\S/);
  await expect(dialog).toHaveAccessibleDescription(/\S/);
  await expect(cancel).toBeFocused();
  for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab']) {
    await settings.keyboard.press(key);
    await expect(settings.locator('main button:focus:not(dialog *)'), 'outside of the dialog').toHaveCount(0);
  }
  await settings.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('at 320 px, which is 400 % of 1280 px: nothing is cut off or beside the page, and tables have headers', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  await run.window.evaluate(() => {
    void Promise.reject(new TypeError('x is not a function'));
  });
  await expectArrived(receiver, 'AppStarted', 'TelemetryErrorReported');
  const settings = await run.openSettings();
  const inspector = await openInspector(run);
  for (const page of ['index', 'settings', 'inspector'] as const) {
    await resizeTo(run, page, 1280, 1024, 4);
  }
  for (const page of [run.window, settings, inspector])
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(320);
  for (const [name, page] of [
    ['start', run.window],
    ['inspector', inspector],
  ] as const)
    expect(await beside(page), name).toEqual([]);
  for (const section of OPEN_SETTINGS) {
    await goToSection(settings, section);
    if (section === 'Activity') await settings.getByRole('button', { name: 'TypeError' }).click();
    if (section === 'What we collect') await settings.getByText('OperationInvoked', { exact: true }).click();
    expect(await beside(settings), section).toEqual([]);
    const columns = await toldOf(settings, 'columnheader');
    if (section === 'Activity') expect(columns.map(({ name }) => name)).toContain('What it means');
    if (section === 'What we collect') expect(columns.map(({ name }) => name)).toContain('Field');
  }
});
