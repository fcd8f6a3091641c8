/**
 * The app is told to quit, or its session ends: the last event is on disk, and nothing waits for the network.
 */
import { once } from 'node:events';
import { arrived, expect, expectArrived, quitAndDeliver, type Run, test } from './kreya.ts';

/** Windows notifies a window, other systems the app: this fakes the system's notification. */
async function tell(run: Run, event: 'query-session-end' | 'session-end' | 'shutdown'): Promise<void> {
  await run.app.evaluate(({ BrowserWindow, powerMonitor }, name) => {
    if (name === 'shutdown') powerMonitor.emit(name);
    else for (const window of BrowserWindow.getAllWindows()) window.emit(name, { preventDefault() {} });
  }, event);
}

for (const [signal, code] of [
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
] as const) {
  test(`${signal} ends it with ${code}, and AppClosed is left on disk`, async ({
    launch,
    receiver,
    kreyac,
  }) => {
    test.skip(process.platform === 'win32', 'Windows has no such signals.');
    const run = await launch();
    await expectArrived(receiver, 'AppStarted');
    const exited = once(run.app.process(), 'exit');
    run.app.process().kill(signal);
    expect(await exited).toEqual([code, null]);
    expect(arrived(receiver)).toEqual(['AppStarted']);
    await kreyac('telemetry', 'flush');
    await expectArrived(receiver, 'AppStarted', 'AppClosed');
  });
}

for (const event of ['session-end', 'shutdown'] as const) {
  test(`${event}: what was recorded survives if the process is ended at once`, async ({
    launch,
    receiver,
    kreyac,
  }) => {
    const run = await launch();
    await expectArrived(receiver, 'AppStarted');
    await tell(run, event);
    await tell(run, event);
    await run.kill();
    await kreyac('telemetry', 'flush');
    await expectArrived(receiver, 'AppStarted', 'AppClosed');
  });
}

test('session-end followed by an orderly quit: recorded once, and nothing waits', async ({
  launch,
  receiver,
  kreyac,
}) => {
  const run = await launch();
  await expectArrived(receiver, 'AppStarted');
  await tell(run, 'session-end');
  await run.quit();
  expect(arrived(receiver)).toEqual(['AppStarted']);
  await kreyac('telemetry', 'flush');
  await expectArrived(receiver, 'AppStarted', 'AppClosed');
});

test('a session that may end but does not: the app continues', async ({ launch, receiver, kreyac }) => {
  const run = await launch();
  await tell(run, 'query-session-end');
  await run.window.getByRole('button', { name: 'Switch environment' }).click();
  await quitAndDeliver(run, kreyac);
  await expectArrived(receiver, 'AppStarted', 'ActiveEnvironmentChanged', 'AppClosed');
});

test('a page that the system ends with the session does not count as a crash', async ({
  launch,
  receiver,
  kreyac,
}) => {
  const run = await launch();
  await tell(run, 'session-end');
  await run.app.evaluate(async ({ app, BrowserWindow }) => {
    const gone = new Promise((resolve) => {
      app.once('render-process-gone', resolve);
    });
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    await gone;
  });
  await run.kill();
  await kreyac('telemetry', 'flush');
  await expect.poll(() => arrived(receiver)).toContain('AppClosed');
  expect(receiver.errors).toEqual([]);
});
