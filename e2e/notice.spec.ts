import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, expectArrived, test, waitForSilence } from './kreya.ts';
import { expectEqual } from './looks.ts';
import { expectNoSidewaysScroll, inBothThemes, pictureOfWindow, resizeTo } from './pictures.ts';

const noticeIn = (page: Page) => page.getByRole('region', { name: 'Kreya collects usage telemetry' });
const answerIn = (page: Page, name: 'Keep on' | 'Turn off') =>
  noticeIn(page).getByRole('button', { name, exact: true });
/** Until then, nothing but the notice itself counts. */
const expectNoticeTold = (page: Page) =>
  expect.poll(() => page.evaluate(async () => (await window.kreya.telemetry.status()).noticeDue)).toBe(false);
const headingIn = (page: Page) => page.getByRole('heading', { level: 1 });

test('turned off in the notice, by keyboard alone: off means off, and the focus goes to the top', async ({
  launch,
  receiver,
}) => {
  let run = await launch();
  const { window } = run;
  await expectArrived(receiver, 'AppStarted');
  await expectEqual(window, answerIn(window, 'Keep on'), answerIn(window, 'Turn off'));
  await answerIn(window, 'Keep on').focus();
  await window.keyboard.press('Tab');
  await expect(answerIn(window, 'Turn off')).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(noticeIn(window)).toBeHidden();
  await expect(headingIn(window)).toBeFocused();
  await expect(window.getByRole('contentinfo')).toContainText('Telemetry is off');
  await window.getByRole('button', { name: 'Open example project' }).click();
  await expectArrived(receiver, 'AppStarted', 'TelemetryDisabled');
  await run.quit();

  run = await launch();
  await expect(run.window.getByText('Telemetry is off')).toBeVisible();
  await expect(noticeIn(run.window)).toBeHidden();
  await waitForSilence(receiver);
});

test('kept on in the notice, it is gone for good, and telemetry goes on', async ({ launch, receiver }) => {
  let run = await launch();
  await answerIn(run.window, 'Keep on').click();
  await expect(noticeIn(run.window)).toBeHidden();
  await expect(headingIn(run.window)).toBeFocused();
  await run.quit();
  run = await launch();
  await expect(run.window.getByText('Telemetry is on')).toBeVisible();
  await expect(noticeIn(run.window)).toBeHidden();
  await expectArrived(receiver, 'AppStarted', 'AppClosed', 'AppStarted');
});

test('a choice that can not be saved is told in the notice, which stays for another try', async ({
  launch,
}, testInfo) => {
  const run = await launch();
  const { app, window } = run;
  await expectNoticeTold(window);
  await app.evaluate(() => {
    const fs = process.getBuiltinModule('node:fs');
    const { accessSync } = fs;
    fs.accessSync = () => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    Object.assign(globalThis, { heal: () => Object.assign(fs, { accessSync }) });
  });
  await answerIn(window, 'Turn off').click();
  await expect(noticeIn(window).getByRole('alert')).toContainText(
    'Your choice could not be saved, so telemetry is off only until this program exits.',
  );
  await expectAccessible(window);
  await inBothThemes(run, (theme) => pictureOfWindow(run, testInfo, 'index', `notice-not-saved-${theme}`));
  await app.evaluate(() => Reflect.get(globalThis, 'heal')());
  await answerIn(window, 'Turn off').click();
  await expect(noticeIn(window)).toBeHidden();
  await expect(window.getByText('Telemetry is off')).toBeVisible();
});

test('what leads on from it leaves it open, and the decision that is made there closes it', async ({
  launch,
}) => {
  const run = await launch();
  const opened = run.app.waitForEvent('window');
  await noticeIn(run.window).getByRole('button', { name: 'What we collect' }).click();
  const settings = await opened;
  await expect(settings.getByRole('heading', { level: 2, name: 'What we collect' })).toBeVisible();
  await noticeIn(run.window).getByRole('button', { name: 'Settings' }).click();
  const control = settings.getByRole('switch', { name: 'Usage telemetry' });
  await expect(control).toBeVisible();
  await expect(noticeIn(run.window)).toBeVisible();
  await control.click();
  await expect(noticeIn(run.window)).toBeHidden();
  await control.click();
  await expect(run.window.getByText('Telemetry is on')).toBeVisible();
  await expect(noticeIn(run.window)).toBeHidden();
});

for (const choice of ['enable', 'disable'] as const) {
  test(`kreyac telemetry ${choice} answers it, too`, async ({ launch, kreyac }) => {
    const run = await launch();
    await expect(noticeIn(run.window)).toBeVisible();
    await expectNoticeTold(run.window);
    const { stdout } = await kreyac('telemetry', choice);
    expect(stdout).toContain(`Telemetry is ${choice === 'enable' ? 'on' : 'off'}.`);
    await expect(noticeIn(run.window)).toBeHidden();
  });
}

test('the notice that kreyac showed does not come again in the app', async ({ launch, kreyac }) => {
  const { stderr } = await kreyac('version');
  expect(stderr.split('\n')[0]).toContain('Kreya counts');
  expect(stderr.split('\n')[1]).toContain('To turn this off, run kreyac telemetry disable');
  const run = await launch();
  await expect(run.window.getByText('Telemetry is on')).toBeVisible();
  await expect(noticeIn(run.window)).toBeHidden();
});

/** The width and height of a window, and by how much its page is enlarged. */
const SIZES = [
  [480, 700, 1],
  [480, 700, 2],
  [640, 700, 1],
  [900, 700, 1],
  [1200, 800, 1],
  [1600, 900, 1],
] as const;

/** What of the notice something else is drawn over, in pieces of text and buttons. */
function coveredIn(window: Page): Promise<readonly string[]> {
  return window.evaluate(() => {
    const notice = document.querySelector('[aria-labelledby][aria-busy]');
    return [...(notice?.querySelectorAll('h2, p:not(:empty), button') ?? [])].flatMap((element) => {
      element.scrollIntoView({ block: 'end' });
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const points = [top + 2, bottom - 2].map((y) => document.elementFromPoint((left + right) / 2, y));
      return points.every((one) => one === element || element.contains(one)) ? [] : [element.textContent];
    });
  });
}

/** Where what is on the page begins: the name, the notice, the cards and the footer. */
function startsIn(window: Page): Promise<readonly number[]> {
  return window.evaluate(() =>
    ['.logo', 'section', '.lead', '.action', '.start-footer > *'].map((selector) =>
      Math.round(document.querySelector(selector)?.getBoundingClientRect().left ?? -1),
    ),
  );
}

for (const language of ['en', 'de'] as const) {
  test(`at every size, nothing covers it, and all begins on one line (${language}); pictures`, async ({
    launch,
  }, testInfo) => {
    const run = await launch({ args: [`--lang=${language}`] });
    await run.window.getByRole('region').first().waitFor();
    await inBothThemes(run, async (theme) => {
      for (const [width, height, factor] of SIZES) {
        await resizeTo(run, 'index', width, height, factor);
        expect(await coveredIn(run.window), `${width} px at ${factor}`).toEqual([]);
        await expectNoSidewaysScroll(run.window);
        expect(new Set(await startsIn(run.window)).size, `${width} px at ${factor}`).toBe(1);
        await run.window.evaluate(() => scrollTo(0, 0));
        await pictureOfWindow(run, testInfo, 'index', `notice-${language}-${width}x${factor}-${theme}`);
      }
      await resizeTo(run, 'index', 1200, 800);
      await expectAccessible(run.window);
    });
  });
}
