/** The app on a machine whose clock is wrong for a while. */
import { startReceiver } from '../tools/receiver/receiver.ts';
import { arrived, expect, test } from './kreya.ts';

const YEAR = 365 * 24 * 60 * 60_000;

for (const [how, offsetMs] of [
  ['four years ahead', 4 * YEAR],
  ['five years behind', -5 * YEAR],
] as const) {
  test(`what was recorded by a clock ${how} arrives when the clock is right, and an opt-out then holds`, async ({
    launch,
  }) => {
    let isUp = false;
    const receiver = await startReceiver({
      answer: () => (isUp ? undefined : { status: 503, headers: { 'Retry-After': '3' } }),
    });
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
      // The receiver asked for three seconds, and back-off for no more.
      await expect
        .poll(() => arrived(receiver).sort(), { timeout: 15_000 })
        .toEqual(['AppStarted', 'EnvironmentCreated', 'TelemetryDisabled']);
      expect(await right.window.evaluate(() => window.kreya.telemetry.status())).toMatchObject({
        enabled: false,
        pending: 0,
      });
      await right.quit();
      expect(arrived(receiver)).toHaveLength(3);
    } finally {
      await receiver.close();
    }
  });
}
