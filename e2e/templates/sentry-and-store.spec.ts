/** An app that has `@sentry/electron` with a DSN of its own, and electron-store, before telemetry comes. */
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
  // Telemetry without a DSN leaves the SDK's errors as they are, and has none itself.
  await expect
    .poll(() => JSON.stringify(sentry.errors.map(({ payload }) => payload)))
    .toContain('The notes of Ada');
  expect(receiver.errors).toEqual([]);
  expect(sentry.events).toEqual([]);

  // One file, in which both keep what is theirs.
  await started.page.getByRole('checkbox', { name: 'Send usage telemetry' }).click();
  await expect
    .poll(() => JSON.parse(readFileSync(join(profile, 'Acme', 'config.json'), 'utf8')))
    .toMatchObject({ theme: 'dark', telemetry: 'disabled', telemetryNoticeShown: true });
  await sentry.close();
});
