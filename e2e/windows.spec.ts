/** Windows, pages and their processes that disappear while they are being used. */
import { setTimeout as delay } from 'node:timers/promises';
import { clickMenuItem, expect, type Run, test } from './kreya.ts';
import { reports } from './reports.ts';

/** For a longer run: `KREYA_WINDOW_ROUNDS=500 npm run e2e -- windows`. */
const ROUNDS = Number(process.env['KREYA_WINDOW_ROUNDS'] ?? 90);

/**
 * In the main process: opens Settings, ends the window in different ways, and reopens it at that very
 * instant.
 */
function openAndClose(run: Run, rounds: number): Promise<string[]> {
  return run.app.evaluate(async ({ BrowserWindow, Menu }, count) => {
    const rejections: string[] = [];
    process.on('unhandledRejection', (reason) => rejections.push(String(reason)));
    const [start] = BrowserWindow.getAllWindows();
    const click = () => void Menu.getApplicationMenu()?.getMenuItemById('settings')?.click();
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

    const ways: ((window: Electron.BrowserWindow, page: Electron.WebContents) => void)[] = [
      (window) => {
        window.close();
        click();
      },
      (window) => {
        window.destroy();
        click();
      },
      (_, page) => {
        page.once('destroyed', click);
        page.executeJavaScript('window.close()').catch(() => undefined);
      },
      (window) => {
        window.once('close', click);
        window.close();
      },
      (window) => {
        window.once('closed', click);
        window.close();
      },
      (window, page) => {
        page.forcefullyCrashRenderer();
        click();
        window.destroy();
        click();
      },
    ];

    for (let round = 0; round < count; round += 1) {
      click();
      // From before its page exists until it is loaded.
      await wait((round * 13) % 60);
      const window = BrowserWindow.getAllWindows().find((one) => one !== start);
      if (window !== undefined) ways[round % ways.length]?.(window, window.webContents);
      await wait(round % 3);
    }
    await wait(1_000);
    return rejections;
  }, rounds);
}

test('Settings opens however often it is closed at the same time, while news is sent', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  let isOver = false;
  async function makeNews(): Promise<void> {
    while (!isOver) {
      await run.window.evaluate(() => window.kreya.telemetry.track('HistoryOverviewOpened'));
      await delay(20);
    }
  }
  const news = makeNews();
  const begunAt = Date.now();
  const rejections = await openAndClose(run, ROUNDS);
  isOver = true;
  await news;
  test.info().annotations.push({
    type: 'rounds',
    description: `${ROUNDS} in ${((Date.now() - begunAt) / 1_000).toFixed(1)} s`,
  });

  expect(rejections).toEqual([]);
  await clickMenuItem(run.app, 'settings');
  await expect.poll(() => run.app.windows().filter((page) => page.url().includes('settings')).length).toBe(1);
  const settings = run.app.windows().find((page) => page.url().includes('settings'));
  await settings?.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await run.quit();
  // Except for the processes that were crashed on purpose.
  expect(reports(receiver).filter(({ mechanism }) => mechanism !== 'render-process-gone')).toEqual([]);
});

test('a dead page keeps no other from getting news, and nothing from succeeding', async ({ launch }) => {
  const run = await launch();
  await run.openSettings('Appearance');
  const opened = run.app.waitForEvent('window');
  await clickMenuItem(run.app, 'inspector');
  const inspector = await opened;
  await inspector.getByRole('heading', { level: 1 }).waitFor();

  // It is reloaded at once the first time, and only a while later the second time.
  await run.app.evaluate(async ({ BrowserWindow }) => {
    const pages = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    const page = pages.find((one) => one.getURL().includes('settings'));
    if (page === undefined) throw new Error('There is no page to crash.');
    const crash = () =>
      new Promise<void>((resolve) => {
        page.once('render-process-gone', () => resolve());
        page.forcefullyCrashRenderer();
      });
    const back = new Promise<void>((resolve) => page.once('did-finish-load', () => resolve()));
    await crash();
    await back;
    await crash();
  });
  await inspector.evaluate(() => {
    const heard = new Promise((resolve) => window.kreya.appearance.onThemeChanged(resolve));
    Object.assign(window, { heard });
  });
  expect(await run.window.evaluate(() => window.kreya.appearance.setTheme('dark'))).toBe('dark');
  expect(await inspector.evaluate((): unknown => Reflect.get(window, 'heard'))).toBe('dark');
});

test('a page that refuses to close remains the only one', async ({ launch }) => {
  const run = await launch();
  const settings = await run.openSettings();
  await settings.evaluate(() => {
    window.addEventListener('beforeunload', (event) => event.preventDefault());
  });
  await settings.getByRole('switch').click();
  const countAfterClosing = () =>
    run.app.evaluate(async ({ BrowserWindow, Menu }) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes('settings'),
      );
      window?.close();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      Menu.getApplicationMenu()?.getMenuItemById('settings')?.click();
      return BrowserWindow.getAllWindows().length;
    });
  expect(await countAfterClosing()).toBe(2);
});
