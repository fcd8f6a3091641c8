/** Pictures of states, for people to look at. */
import { writeFileSync } from 'node:fs';
import type { Page, TestInfo } from '@playwright/test';
import { expect, type Run } from './kreya.ts';

const THEMES = ['light', 'dark'] as const;

/** Which of the app's pages, by the name of its file. */
export type PageName = 'index' | 'settings' | 'inspector';

/** What moves for a moment has come to rest, and is on the screen. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const hosts = [...document.querySelectorAll('.kreya-telemetry')];
    const trees = [document, ...hosts.flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    const ending = trees
      .flatMap((tree) => tree.getAnimations())
      .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** Takes the pictures in both themes; recording that a theme was chosen would be one more event in them. */
export async function inBothThemes(run: Run, take: (theme: string) => Promise<void>): Promise<void> {
  for (const theme of THEMES) {
    await run.app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    for (const page of run.app.windows()) {
      const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
      await expect.poll(isDark).toBe(theme === 'dark');
    }
    await take(theme);
  }
}

/** Gives a page's window a size in pixels of the screen, and enlarges what is on it. */
export async function resizeTo(
  { app }: Run,
  name: PageName,
  width: number,
  height: number,
  factor = 1,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, to) => {
      const found = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes(to.file),
      );
      found?.setContentSize(to.width, to.height);
      found?.webContents.setZoomFactor(to.factor);
    },
    { file: fileOf(name), width, height, factor },
  );
  const page = pageOf(app.windows(), name);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(Math.round(width / factor));
}

/** As it is on the screen: a zoomed page is not what a screenshot of the page takes. */
export async function pictureOfWindow(
  { app }: Run,
  testInfo: TestInfo,
  name: PageName,
  picture: string,
): Promise<void> {
  await atRest(pageOf(app.windows(), name));
  const png = await app.evaluate(async ({ webContents }, file) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().includes(file));
    return (await contents?.capturePage())?.toPNG().toString('base64');
  }, fileOf(name));
  writeFileSync(testInfo.outputPath(`${picture}.png`), Buffer.from(png ?? '', 'base64'));
}

/** Expects that nobody has to scroll to the side. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

const fileOf = (name: PageName) => `${name}.html`;

function pageOf(pages: readonly Page[], name: PageName): Page {
  const page = pages.find((one) => one.url().includes(fileOf(name)));
  if (page === undefined) throw new Error(`The page ${name} is not open.`);
  return page;
}
