/** An app that already has `@sentry/electron` with its own DSN, and electron-store. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startReceiver } from '../../telemetry/testing/receiver/receiver.ts';
import { expect, expectDelivery, SLOW, test } from './test.ts';

test('sentry-and-store', SLOW, async ({ workshop, environment, launch, receiver, profile }) => {
  for (const files of ['plain', 'plain-esm', 'sentry-and-store']) workshop.copy(files);
  await workshop.npm('ci');
  await workshop.installPackage();
  const sentry = await startReceiver();
  environment['SENTRY_DSN'] = sentry.dsn;
  environment['ACME_TELEMETRY_DSN'] = '';

  const started = await launch();
  await expectDelivery(started, receiver);
  // Without a DSN, telemetry leaves the SDK's errors alone, and has none itself.
  await expect
    .poll(() => JSON.stringify(sentry.errors.map(({ payload }) => payload)))
    .toContain('The notes of Ada');
  expect(receiver.errors).toEqual([]);
  expect(sentry.events).toEqual([]);

  // One file, in which each keeps its own values.
  await started.page.getByRole('checkbox', { name: 'Usage telemetry' }).click();
  await expect(() =>
    expect(JSON.parse(readFileSync(join(profile, 'Acme', 'config.json'), 'utf8'))).toMatchObject({
      theme: 'dark',
      telemetry: 'disabled',
      telemetryNoticeShown: true,
    }),
  ).toPass();
  await sentry.close();
});
