/** Pictures of states, for people to look at. */
import { writeFileSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';
import type { Run } from './kreya.ts';

const THEMES = ['light', 'dark'] as const;

/** Which of the app's pages, by the name of its file. */
export type PageName = 'index' | 'settings' | 'inspector';

/** What moves for a moment comes to rest in that time. */
const REST_MS = 400;

/** Takes the pictures in both themes; recording that a theme was chosen would be one more event in them. */
export async function inBothThemes(run: Run, take: (theme: string) => Promise<void>): Promise<void> {
  for (const theme of THEMES) {
    await run.app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    await take(theme);
  }
}

export function resizeTo({ app }: Run, page: PageName, width: number, height: number): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes(size.page))
        ?.setContentSize(size.width, size.height),
    { page: `${page}.html`, width, height },
  );
}

export function zoomTo({ app }: Run, page: PageName, factor: number): Promise<void> {
  return app.evaluate(
    ({ webContents }, to) =>
      webContents
        .getAllWebContents()
        .find((one) => one.getURL().includes(to.page))
        ?.setZoomFactor(to.factor),
    { page: `${page}.html`, factor },
  );
}

/** As it is on the screen: a zoomed page is not what a screenshot of the page takes. */
export async function pictureOfWindow(
  { app }: Run,
  testInfo: TestInfo,
  page: PageName,
  name: string,
): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const png = await app.evaluate(async ({ webContents }, file) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().includes(file));
    return (await contents?.capturePage())?.toPNG().toString('base64');
  }, `${page}.html`);
  writeFileSync(testInfo.outputPath(`${name}.png`), Buffer.from(png ?? '', 'base64'));
}
