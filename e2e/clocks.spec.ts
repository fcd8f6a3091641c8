/** The app on a machine whose clock is wrong for a while. */
import type { Answer } from '../telemetry/testing/receiver/answer.ts';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { arrived, expect, test } from './kreya.ts';

const YEAR = 365 * 24 * 60 * 60_000;

const BUSY: Answer = { status: 503 };
const ASKS_TO_WAIT: Answer = { status: 503, headers: { 'Retry-After': '3' } };

for (const [clock, offsetMs, server, answer] of [
  ['four years ahead', 4 * YEAR, 'is busy', BUSY],
  ['four years ahead', 4 * YEAR, 'asks to wait', ASKS_TO_WAIT],
  ['five years behind', -5 * YEAR, 'is busy', BUSY],
  ['five years behind', -5 * YEAR, 'asks to wait', ASKS_TO_WAIT],
] as const) {
  test(`with a clock ${clock} and a receiver that ${server}, everything arrives once the clock is right, and an opt-out holds`, async ({
    launch,
  }) => {
    let isUp = false;
    const receiver = await startReceiver({ answer: () => (isUp ? undefined : answer) });
    try {
      const env = { KREYA_TELEMETRY_ENDPOINT: receiver.url };
      const wrong = await launch({ env });
      await wrong.app.evaluate((_, ms) => {
        const { now } = Date;
        Date.now = () => now() + ms;
      }, offsetMs);
      await wrong.window.evaluate(() => window.kreya.telemetry.track('EnvironmentCreated'));
      const settings = await wrong.openSettings('Privacy');
      await settings.evaluate(() => window.kreya.telemetry.sendNow());
      await expect.poll(() => receiver.requests.length).toBeGreaterThan(0);
      await wrong.window.evaluate(() => window.kreya.telemetry.setEnabled(false));
      await wrong.window.evaluate(() => window.kreya.telemetry.track('EnvironmentUpdated'));
      await wrong.quit();

      isUp = true;
      const right = await launch({ env });
      await right.window.evaluate(() => window.kreya.telemetry.track('EnvironmentDeleted'));
      // The receiver asked for three seconds, and the backoff after two or three failures is at most eight. A
      // wrong clock is off by days.
      await expect
        .poll(() => arrived(receiver).sort())
        .toEqual(['AppStarted', 'EnvironmentCreated', 'TelemetryDisabled']);
      // What has arrived counts as waiting until the response is back.
      await expect
        .poll(() => right.window.evaluate(() => window.kreya.telemetry.status()))
        .toMatchObject({ enabled: false, pending: 0 });
      await right.quit();
      expect(arrived(receiver)).toHaveLength(3);
    } finally {
      await receiver.close();
    }
  });
}
