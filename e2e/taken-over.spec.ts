/** A page that runs an attacker's code, and the choices that belong to the person. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { ipcLimits } from '../telemetry/electron/ipc-limits.ts';
import { expect, type Run, test } from './kreya.ts';

/** Longer than a click, or Playwright's own actions in a page, count as a gesture. */
const GESTURE_IS_OVER_MS = 5_500;

/** How many of so many simultaneous requests are answered. */
const answeredOf = (page: Page, count: number, how: 'on' | 'off' | 'both') =>
  page.evaluate(
    async ([times, way]) => {
      const asked = Array.from({ length: times }, (_, index) =>
        window.kreya.telemetry.setEnabled(way === 'both' ? index % 2 === 0 : way === 'on'),
      );
      const settled = await Promise.allSettled(asked);
      return settled.filter(({ status }) => status === 'fulfilled').length;
    },
    [count, how] as const,
  );

/** Answers the dialogs in place of a person, who can't be there, and counts them. */
async function answerDialogs(run: Run, response: number): Promise<() => Promise<unknown[]>> {
  await run.app.evaluate(({ dialog }, answer) => {
    const shown: unknown[] = [];
    Object.assign(globalThis, { shown });
    dialog.showMessageBox = async (...args: unknown[]) => {
      shown.push(args.at(-1));
      return { response: answer, checkboxChecked: false };
    };
  }, response);
  return () => run.app.evaluate(() => Reflect.get(globalThis, 'shown'));
}

/** Asks from the page's own script, a while after any gesture; returns the outcome. */
async function turnOnByScript(page: Page): Promise<string> {
  await page.evaluate((afterMs) => {
    const outcome = new Promise((resolve) => {
      setTimeout(() => {
        window.kreya.telemetry.setEnabled(true).then(
          ({ enabled }) => resolve(enabled ? 'on' : 'off'),
          (error: Error) => resolve(error.message),
        );
      }, afterMs);
    });
    Object.assign(globalThis, { outcome });
  }, GESTURE_IS_OVER_MS);
  await delay(GESTURE_IS_OVER_MS);
  return page.evaluate(() => Reflect.get(globalThis, 'outcome'));
}

const isEnabled = async (page: Page) => (await page.evaluate(() => window.kreya.telemetry.status())).enabled;

for (const how of ['on', 'off', 'both'] as const) {
  test(`of 700 setEnabled requests at once, few are answered: ${how}`, async ({ launch }) => {
    const run = await launch();
    await run.window.evaluate(() => window.kreya.telemetry.setEnabled(false));
    const { changes, optOuts } = ipcLimits;
    expect(await answeredOf(run.window, 700, how)).toBeLessThan(
      changes.burst + changes.waiting + optOuts.burst + 10,
    );
    // None of this keeps a person from turning telemetry off.
    const settings = await run.openSettings();
    await settings.evaluate(() => window.kreya.telemetry.setEnabled(false));
    expect(await isEnabled(run.window)).toBe(false);
  });
}

test('whoever turns telemetry off has the last word over requests that are still waiting', async ({
  launch,
}) => {
  const run = await launch();
  await run.window.evaluate(() => window.kreya.telemetry.setEnabled(false));
  const answered = await run.window.evaluate(async (count) => {
    const asked = Array.from({ length: count }, () => window.kreya.telemetry.setEnabled(true));
    await window.kreya.telemetry.setEnabled(false);
    return (await Promise.allSettled(asked)).map(({ status }) => status);
  }, ipcLimits.changes.burst + ipcLimits.changes.waiting);
  expect(answered.slice(-ipcLimits.changes.waiting)).toEqual(
    Array(ipcLimits.changes.waiting).fill('rejected'),
  );
  expect(await isEnabled(run.window)).toBe(false);
});

test("a page can't turn telemetry on without the person, who is asked", async ({ launch }) => {
  const run = await launch();
  await run.window.evaluate(() => window.kreya.telemetry.setEnabled(false));

  let shown = await answerDialogs(run, 1);
  expect(await turnOnByScript(run.window)).toContain('Telemetry stays off');
  expect(await isEnabled(run.window)).toBe(false);
  expect(await shown()).toEqual([
    expect.objectContaining({
      message: 'Turn telemetry on?',
      buttons: ['Turn on', 'Keep off'],
      defaultId: 1,
      cancelId: 1,
    }),
  ]);

  shown = await answerDialogs(run, 0);
  expect(await turnOnByScript(run.window)).toBe('on');
  expect(await shown()).toHaveLength(1);
  // It is on: there is nothing left to ask.
  expect(await turnOnByScript(run.window)).toBe('on');
  expect(await shown()).toHaveLength(1);
});

test('a person who clicks or presses a key is not asked', async ({ launch }) => {
  const run = await launch();
  const shown = await answerDialogs(run, 1);
  const settings = await run.openSettings();
  const control = settings.getByRole('switch', { name: 'Usage telemetry' });
  for (const act of [() => control.click(), () => control.press('Space')]) {
    await act();
    await expect(control).not.toBeChecked();
    await delay(GESTURE_IS_OVER_MS);
    await act();
    await expect(control).toBeChecked();
  }
  // Also for a program that drives the page.
  await run.window.evaluate(() => window.kreya.telemetry.setEnabled(false));
  await run.window.evaluate(() => window.kreya.telemetry.setEnabled(true));
  expect(await shown()).toEqual([]);
});

test('a page that keeps asking gets a no, and the person is left alone', async ({ launch }) => {
  const run = await launch();
  await run.window.evaluate(() => window.kreya.telemetry.setEnabled(false));
  const shown = await answerDialogs(run, 1);
  await run.window.evaluate((afterMs) => {
    setTimeout(async () => {
      for (let time = 0; time < 15; time += 1) {
        await window.kreya.telemetry.setEnabled(true).catch(() => undefined);
      }
      document.title = 'done';
    }, afterMs);
  }, GESTURE_IS_OVER_MS);
  // Looking at the page meanwhile would count as a gesture.
  await delay(GESTURE_IS_OVER_MS + 15 * ipcLimits.changes.everyMs);
  expect(await run.window.title()).toBe('done');
  expect(await shown()).toHaveLength(3);
  expect(await isEnabled(run.window)).toBe(false);
});

test('the dialog closes with its window, which counts as a no', async ({ launch }) => {
  const run = await launch();
  await run.window.evaluate(() => window.kreya.telemetry.setEnabled(false));
  const settings = await run.openSettings();
  await run.app.evaluate(({ dialog }) => {
    const show = dialog.showMessageBox;
    const answer = new Promise((resolve) => {
      dialog.showMessageBox = async (...args: unknown[]) => {
        const shown = Reflect.apply(show, dialog, args);
        Object.assign(globalThis, { isAsked: true });
        shown.then(({ response }: { response: number }) => resolve(response), resolve);
        return shown;
      };
    });
    Object.assign(globalThis, { answer });
  });
  await settings.evaluate((afterMs) => {
    setTimeout(() => void window.kreya.telemetry.setEnabled(true), afterMs);
  }, GESTURE_IS_OVER_MS);
  await expect.poll(() => run.app.evaluate((): unknown => Reflect.get(globalThis, 'isAsked'))).toBe(true);
  await settings.close();
  expect(await run.app.evaluate((): unknown => Reflect.get(globalThis, 'answer'))).toBe(1);
  expect(await isEnabled(run.window)).toBe(false);
});
