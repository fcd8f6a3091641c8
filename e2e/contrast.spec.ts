/** What is told by shapes and colours: that it can be seen in both themes, and without colours. */
import type { Locator, Page } from '@playwright/test';
import { contrastOf, type Painted } from './contrast.ts';
import { openInspector } from './inspector.ts';
import { expect, expectArrived, goToSection, type Run, test } from './kreya.ts';
import { inBothThemes } from './pictures.ts';

/** WCAG 2.2, 1.4.11: for what is not text. */
const ENOUGH = 3;

async function expectSeen(element: Locator, part: Painted, what: string): Promise<void> {
  await expect.poll(() => contrastOf(element, part), { message: what }).toBeGreaterThanOrEqual(ENOUGH);
}

/** Follows the tab key through a page, and expects each stop to be marked, in colours that can be told apart. */
async function expectFocusSeen(page: Page, what: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  const first = page.locator('[data-first-stop]');
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    const isOver = await page.evaluate(() => {
      const now = document.activeElement;
      if (now === null || now === document.body || now.hasAttribute('data-first-stop')) return true;
      if (document.querySelector('[data-first-stop]') === null) now.setAttribute('data-first-stop', '');
      return false;
    });
    if (isOver) break;
    const radio = page.locator('label > input[type="radio"]:focus + *');
    const marked = (await radio.count()) === 1 ? radio : page.locator(':focus');
    const name = await marked.evaluate((one) => one.getAttribute('aria-label') ?? one.textContent);
    expect(await marked.evaluate((one) => getComputedStyle(one).outlineStyle), `${what}: ${name}`).toBe(
      'solid',
    );
    expect(await contrastOf(marked, 'outlineColor'), `${what}: ${name}`).toBeGreaterThanOrEqual(ENOUGH);
  }
  await first.evaluate((one) => one.removeAttribute('data-first-stop'));
}

async function prepare(run: Run): Promise<Page> {
  await run.window.evaluate(() => window.kreya.telemetry.track('EnvironmentCreated'));
  return await run.openSettings();
}

test('controls, bars and the focus stand out by 3:1, in both themes', async ({ launch, receiver }) => {
  const run = await launch();
  const settings = await prepare(run);
  await expectArrived(receiver, 'AppStarted', 'EnvironmentCreated');
  const inspector = await openInspector(run);
  const control = settings.getByRole('switch');
  const thumb = control.locator('span');
  await inBothThemes(run, async (theme) => {
    await goToSection(settings, 'Privacy & telemetry');
    await expectSeen(control, 'backgroundColor', `${theme}: the switch that is on`);
    await expectSeen(thumb, 'backgroundColor', `${theme}: its thumb`);
    await control.click();
    await expect(control).not.toBeChecked();
    await expectSeen(control, 'borderTopColor', `${theme}: the switch that is off`);
    await expectSeen(thumb, 'backgroundColor', `${theme}: its thumb`);
    await control.click();
    await expect(control).toBeChecked();
    await goToSection(settings, 'Activity');
    const today = settings.getByRole('toolbar').getByRole('button').last();
    await expectSeen(today.locator('span'), 'backgroundColor', `${theme}: a bar of the chart`);
    await expectSeen(settings.getByRole('searchbox'), 'borderTopColor', `${theme}: the field of the search`);
    await expectSeen(settings.getByRole('combobox'), 'borderTopColor', `${theme}: the list of events`);
    await expectSeen(
      settings.locator(':checked + span').last(),
      'borderTopColor',
      `${theme}: what is chosen`,
    );
    await expectSeen(settings.locator('[data-row] > svg').first(), 'color', `${theme}: the sign of an entry`);
    for (const [name, page] of [
      ['start', run.window],
      ['Activity', settings],
      ['inspector', inspector],
    ] as const)
      await expectFocusSeen(page, `${theme}, ${name}`);
  });
});

/** What shows a state: where colours are the system's, at least one of these has to differ. */
function lookOf(element: Locator): Promise<string> {
  return element.evaluate((node) => {
    const { backgroundColor, borderTopColor, transform } = getComputedStyle(node);
    return [backgroundColor, borderTopColor, transform].join(' ');
  });
}

test('in forced colours, states can still be told apart', async ({ launch, receiver }) => {
  const run = await launch();
  const settings = await prepare(run);
  await expectArrived(receiver, 'AppStarted', 'EnvironmentCreated');
  await settings.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const current = settings.locator('nav [aria-current]');
  const other = settings.locator('nav a:not([aria-current])').first();
  expect(await lookOf(current)).not.toBe(await lookOf(other));
  const control = settings.getByRole('switch');
  const thumb = control.locator('span');
  const on = [await lookOf(control), await lookOf(thumb)];
  await control.click();
  await expect(control).not.toBeChecked();
  const off = [await lookOf(control), await lookOf(thumb)];
  expect(off[0]).not.toBe(on[0]);
  expect(off[1]).not.toBe(on[1]);
  await goToSection(settings, 'Activity');
  const segments = settings.getByRole('radiogroup').locator('input + span');
  expect(await lookOf(segments.first())).not.toBe(await lookOf(segments.last()));
  const days = settings.getByRole('toolbar').getByRole('button');
  await days.last().click();
  expect(await lookOf(days.last())).not.toBe(await lookOf(days.first()));
  await settings.keyboard.press('Tab');
  expect(await settings.locator(':focus').evaluate((one) => getComputedStyle(one).outlineStyle)).toBe(
    'solid',
  );
});
