/** Taking over the no that a person said to what the program used before. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failWith } from '../testing/fail-with.ts';
import { createFakeHost, eventNames, type FakeHost } from '../testing/fake-host.ts';
import { createTelemetry } from './telemetry.ts';

/** The next start of the same program. */
function again(host: FakeHost): FakeHost {
  return createFakeHost({ folder: host.folder, choice: host.choice });
}

test('who had said no is not recorded, and no event tells of it', async () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  expect(telemetry.adoptOptOut()).toEqual({ kind: 'adopted' });
  telemetry.track('EnvironmentCreated');
  await telemetry.flush();
  await telemetry.end();
  expect(host.requests).toEqual([]);
  expect(telemetry.status()).toMatchObject({ enabled: false, disabledBy: 'settings', installationId: null });
  expect(existsSync(join(host.folder, 'telemetry', 'installation-id'))).toBe(false);
  expect(createTelemetry(again(host)).status().enabled).toBe(false);
});

test('what was recorded before the program asked is gone, and so is what it only counted', async () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  telemetry.track('EnvironmentCreated');
  telemetry.trackUnchecked('NoSuchEvent', {});
  telemetry.adoptOptOut();
  telemetry.setEnabled(true);
  await telemetry.flush();
  expect(eventNames(host.requests)).toEqual(['telemetry_enabled']);
});

test('a program can ask at each start: what the person chose here counts', () => {
  for (const chosen of [true, false]) {
    const host = createFakeHost();
    createTelemetry(host).setEnabled(chosen);
    const telemetry = createTelemetry(again(host));
    // A yes by opt-out that was no news is no choice yet.
    if (chosen) {
      telemetry.setEnabled(false);
      telemetry.setEnabled(true);
    }
    expect(telemetry.adoptOptOut()).toEqual({ kind: 'chosen' });
    expect(telemetry.status().enabled).toBe(chosen);
  }
});

test('a person who turns it on afterwards stays on', () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  telemetry.adoptOptOut();
  telemetry.setEnabled(true);
  expect(telemetry.adoptOptOut()).toEqual({ kind: 'chosen' });
  expect(createTelemetry(again(host)).adoptOptOut()).toEqual({ kind: 'chosen' });
  expect(telemetry.status().enabled).toBe(true);
});

test('who is asked first is not asked any more', () => {
  const host = createFakeHost({ consent: 'optIn' });
  const telemetry = createTelemetry(host);
  expect(telemetry.status().choiceDue).toBe(true);
  telemetry.adoptOptOut();
  expect(telemetry.status()).toMatchObject({ choiceDue: false, noticeDue: false, enabled: false });
});

test('locked, nothing is stored', () => {
  const host = createFakeHost({ commandLine: ['--disable-telemetry'] });
  expect(createTelemetry(host).adoptOptOut()).toEqual({ kind: 'off' });
  expect(host.choice.load()).toMatchObject({ choice: 'none', count: 0 });
  expect(readdirSync(host.folder)).toEqual([]);
});

test('a no that the disk refuses holds until the program ends, and is told', () => {
  const host = createFakeHost();
  const write = () => failWith('ENOSPC');
  const telemetry = createTelemetry({ ...host, choice: { ...host.choice, write } });
  expect(telemetry.adoptOptOut()).toEqual({
    kind: 'failed',
    problem: 'Your choice could not be saved, so telemetry is off only until this program exits (ENOSPC).',
  });
  expect(telemetry.status().enabled).toBe(false);
});
