/** Sentry's SDK in the running app: its functions in front, telemetry behind. */
import { expectNothingOfIt, MARK } from './canary.ts';
import { expect, type Run, test, waitForWhatIsToBeSent } from './kreya.ts';
import { expectReports, reports } from './reports.ts';

const ERRORS = 10_000;

/** Whether the SDK is loaded in the main process, which it announces to all copies of itself. */
const isLoaded = (run: Run) => run.app.evaluate(() => '__SENTRY__' in globalThis);

/**
 * Runs lines in the main process as if they were Kreya's own code, with `scope` for Sentry's functions: a
 * separate one, as within `withScope`.
 */
async function inMain(run: Run, lines: string): Promise<void> {
  // It is loaded after the first window is shown.
  await expect.poll(() => isLoaded(run)).toBe(true);
  await run.app.evaluate(
    (_, source) =>
      new Function(`
        const { version, [version]: carrier } = globalThis.__SENTRY__;
        const scope = carrier.defaultCurrentScope.clone();
        return (async () => { ${source} })();`)(),
    lines,
  );
}

test('what Sentry captures is on disk before a kill, and reported once', async ({ launch, receiver }) => {
  let run = await launch({ env: { KREYA_TELEMETRY_DSN: 'http://key@127.0.0.1:9/1' } });
  await inMain(
    run,
    `scope.setLevel('warning');
    scope.setFingerprint(['exampleProject', '/home/jane', '{{ default }}']);
    scope.captureException(new TypeError('Cannot read properties of undefined'));
    process.kill(process.pid, 'SIGKILL');`,
  ).catch(() => 'It is gone.');
  run = await launch();
  await expectReports(receiver, {
    process: 'main',
    mechanism: 'caught',
    type: 'TypeError',
    value: 'Cannot read properties of undefined',
    level: 'warning',
    fingerprint: ['exampleProject', expect.stringMatching(/^[0-9a-f]{32}$/)],
  });
  await run.quit();
});

test('an uncaught error is reported once with Sentry, too', async ({ launch, receiver }) => {
  const run = await launch();
  await inMain(run, `setTimeout(() => void Promise.reject(new RangeError('Invalid array length')), 50);`);
  await expectReports(receiver, { mechanism: 'unhandledRejection', type: 'RangeError', level: 'error' });
});

test('turning it off and on again in Settings takes effect at once', async ({ launch, receiver }) => {
  const run = await launch();
  const capture = (message: string) => inMain(run, `scope.captureException(new TypeError('${message}'));`);
  const setEnabled = (enabled: boolean) =>
    run.window.evaluate((on) => window.kreya.telemetry.setEnabled(on), enabled);
  await run.window.locator('body').click();
  await setEnabled(false);
  await capture('x is not a function');
  await setEnabled(true);
  await capture('x is not iterable');
  await expectReports(receiver, { mechanism: 'caught', value: /is not iterable$/ });
});

test('without a DSN, or while telemetry is locked, it is never loaded', async ({ launch }) => {
  for (const env of [{ KREYA_TELEMETRY_DSN: '' }, { KREYA_DISABLETELEMETRY: 'true' }]) {
    const run = await launch({ env });
    await waitForWhatIsToBeSent();
    expect(await isLoaded(run)).toBe(false);
    await run.quit();
  }
});

test('anything else added to scopes and events is dropped', async ({ launch, receiver }) => {
  const run = await launch();
  await inMain(
    run,
    `const client = scope.getClient();
    for (let index = 0; index < ${ERRORS}; index += 1) {
      const mark = '${MARK}' + index;
      const one = scope.clone();
      one.setTag(mark, mark).setTag('event.process', mark).setExtra(mark, { [mark]: mark }).setUser({ id: mark, email: mark + '@example.com' });
      one.setExtra('kreya-telemetry', JSON.stringify({ kind: 'error', name: mark, message: mark }));
      one.setContext(mark, { [mark]: mark }).addBreadcrumb({ message: mark, data: { [mark]: mark } });
      one.setFingerprint([mark]).setLevel(mark).setTransactionName(mark);
      one.addAttachment({ filename: mark, data: mark });
      const error = new TypeError("Cannot read properties of undefined (reading '" + mark + "')", { cause: new Error(mark) });
      if (index % 3 === 0) one.captureException(error, { data: { [mark]: mark } });
      else if (index % 3 === 1) one.captureMessage(mark);
      else client.captureEvent({ message: mark, server_name: mark, release: mark, exception: { values: [{ type: mark, value: mark }] } }, {}, one);
      if (index % 100 === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    client.captureSession?.({ status: 'ok', toJSON: () => ({ did: '${MARK}' }) });
    await client.flush(1000);
    await client.sendEnvelope([{}, [[{ type: 'event' }, '${MARK}'], [{ type: 'event' }, null], [{ type: 'attachment', filename: '${MARK}' }, '${MARK}']]]);`,
  );
  await expect.poll(() => reports(receiver).length).toBeGreaterThan(2);
  await run.quit();
  expectNothingOfIt(receiver);
});
