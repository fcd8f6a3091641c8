/** Errors of every kind, in the real app, sent to a real receiver. */
import { arrived, expect, expectArrived, type Run, test } from './kreya.ts';
import { breakDrawing, expectReports, reports } from './reports.ts';

async function throwInMain(run: Run, message: string): Promise<void> {
  await run.app.evaluate((_, text) => {
    setTimeout(() => {
      throw new TypeError(text);
    }, 50);
  }, message);
}

test('an uncaught exception in main ends the app, and is reported once', async ({ launch, receiver }) => {
  const run = await launch();
  const exited = new Promise((resolve) => run.app.process().once('exit', resolve));
  await throwInMain(run, 'Cannot read properties of undefined');
  expect(await exited).toBe(1);
  await launch();
  await expectReports(receiver, {
    process: 'main',
    mechanism: 'uncaughtException',
    type: 'TypeError',
    value: 'Cannot read properties of undefined',
    level: 'fatal',
  });
});

test('reports an error that keeps the app from starting, which Electron handles by itself', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  const exited = new Promise((resolve) => run.app.process().once('exit', resolve));
  await run.app.evaluate(() => {
    setTimeout(() => process.emit('uncaughtException', new TypeError('x is not a function')), 50);
  });
  expect(await exited).toBe(1);
  await launch();
  await expectReports(receiver, { process: 'main', mechanism: 'uncaughtException', level: 'fatal' });
});

test('an unhandled rejection, after which the main process continues, is reported once', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  await run.app.evaluate(() => {
    setTimeout(() => void Promise.reject(new RangeError('Invalid array length')), 50);
  });
  await expectReports(receiver, {
    process: 'main',
    mechanism: 'unhandledRejection',
    type: 'RangeError',
    level: 'error',
  });
  await run.quit();
});

test('a page reports its errors, each once', async ({ launch, receiver }) => {
  const { window } = await launch();
  await window.evaluate(() => {
    setTimeout(() => {
      throw new TypeError('x is not a function');
    });
  });
  await expectReports(receiver, { process: 'renderer', mechanism: 'error', type: 'TypeError' });
  await window.evaluate(() => {
    setTimeout(() => void Promise.reject(new Error('Network Error')));
  });
  await expectReports(
    receiver,
    { mechanism: 'error' },
    { process: 'renderer', mechanism: 'unhandledrejection', type: 'Error' },
  );
});

test("a report names the DOM method that failed, and keeps Electron's own words", async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  await run.window.evaluate(() => {
    setTimeout(() => document.body.removeChild(document.createElement('p')));
  });
  const value =
    "Failed to execute 'removeChild' on 'Node': The node to be removed is not a child of this node.";
  await expectReports(receiver, { process: 'renderer', type: 'NotFoundError', value });
  await run.app.evaluate(({ ipcMain }) => {
    setTimeout(async () => {
      for (const handler of [() => 1, () => 2]) ipcMain.handle('ada', handler);
    }, 50);
  });
  await expectReports(
    receiver,
    { type: 'NotFoundError' },
    { process: 'main', value: /^Attempted to register a second handler for '<string>'$/ },
  );
});

test("a page that can't be rendered says so, is reported once, and can be reloaded", async ({
  launch,
  receiver,
}) => {
  const { window: page } = await launch();
  const actions = page.getByRole('button', { name: 'Switch environment' });
  await actions.waitFor();
  await breakDrawing(page);
  await expect(page.getByRole('alert')).toContainText('This page ran into an error');
  await expectReports(receiver, { process: 'renderer', mechanism: 'react', type: 'TypeError' });
  // The component's name, as in the sources.
  expect(reports(receiver)[0]?.componentStack).toBe(
    ['Segmented', 'ThemeChoice', 'Start', 'ErrorBoundary'].map((name) => `\n    at ${name}`).join(''),
  );
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(actions).toBeVisible();
});

test('a page whose process is killed is reported once, and reloaded', async ({ launch, receiver }) => {
  const run = await launch();
  const reloaded = run.window.waitForEvent('crash');
  await run.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    process.kill(window?.webContents.getOSProcessId() ?? 0, 'SIGKILL');
  });
  await reloaded;
  await expectReports(receiver, { process: 'renderer', type: 'RenderProcessGone', value: 'killed' });
  const title = await run.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      'document.querySelector("h1")?.textContent',
    ),
  );
  expect(title).toContain('Kreya');
});

test('turned off: errors from before arrive, later ones do not', async ({ launch, receiver }) => {
  const { window: page } = await launch();
  const throwInPage = (message: string) =>
    page.evaluate(async (text) => {
      setTimeout(() => {
        throw new TypeError(text);
      });
      // The page reports it before it continues.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }, message);
  await throwInPage('x is not a function');
  await page.evaluate(() => window.kreya.telemetry.setEnabled(false));
  await throwInPage('x is not iterable');
  await expectReports(receiver, { mechanism: 'error', value: 'is not a function' });
});

test('an invalid DSN: one clear line, and the app runs', async ({ runPlainly, kreyac, receiver }) => {
  const run = await runPlainly({
    env: { KREYA_TELEMETRY_DSN: 'https://secret@errors.example.com' },
    until: () => arrived(receiver).includes('AppStarted'),
  });
  const lines = run.stderr.split('\n').filter((line) => line.includes('KREYA_TELEMETRY_DSN'));
  expect(lines).toEqual([expect.stringMatching(/so no errors are tracked\. Use one such as https:/)]);
  expect(run.stderr).not.toContain('secret');
  expect(run.exitCode).toBe(143);
  // Quitting waits for less than a second, in which a busy machine may send nothing.
  await kreyac('telemetry', 'flush');
  await expectArrived(receiver, 'AppStarted', 'AppClosed');
});
