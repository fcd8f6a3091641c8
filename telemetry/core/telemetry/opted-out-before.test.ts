/** An opt-out from what the program used before. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failWith } from '../testing/fail-with.ts';
import { createFakeHost, eventNames, type FakeHost } from '../testing/fake-host.ts';
import { createTelemetry } from './telemetry.ts';

const START = { optedOutBefore: true };

/** The next start of the program, which passes it on each time. */
function again(host: FakeHost, changes: Parameters<typeof createFakeHost>[0] = START): FakeHost {
  return createFakeHost({ folder: host.folder, choice: host.choice, notice: host.notice, ...changes });
}

test('a person who opted out before is not recorded, and no event says so', async () => {
  const host = createFakeHost(START);
  const telemetry = createTelemetry(host);
  telemetry.track('EnvironmentCreated');
  await telemetry.flush();
  await telemetry.end();
  expect(host.requests).toEqual([]);
  expect(telemetry.status()).toMatchObject({
    enabled: false,
    disabledBy: 'settings',
    installationId: null,
    noticeDue: false,
  });
  expect(existsSync(join(host.folder, 'telemetry', 'installation-id'))).toBe(false);
  expect(createTelemetry(again(host, {})).status().enabled).toBe(false);
});

test('what an earlier version recorded without asking is deleted unsent', async () => {
  const host = createFakeHost();
  const earlier = createTelemetry(host);
  earlier.track('EnvironmentCreated');
  earlier.stop();
  const next = again(host);
  const telemetry = createTelemetry(next);
  telemetry.setEnabled(true);
  await telemetry.flush();
  expect(eventNames(next.requests)).toEqual(['telemetry_enabled']);
});

test('what the person chooses here wins at every start', () => {
  for (const enabled of [true, false]) {
    const host = createFakeHost(START);
    createTelemetry(host).setEnabled(true);
    createTelemetry(again(host)).setEnabled(enabled);
    expect(createTelemetry(again(host)).status().enabled).toBe(enabled);
    expect(host.choice.load().count).toBe(enabled ? 2 : 3);
  }
});

test('a person who would be asked is not asked any more', () => {
  const telemetry = createTelemetry(createFakeHost({ ...START, consent: 'optIn' }));
  expect(telemetry.status()).toMatchObject({ choiceDue: false, noticeDue: false, enabled: false });
});

test('while locked, nothing is stored', () => {
  const host = createFakeHost({ ...START, commandLine: ['--disable-telemetry'] });
  createTelemetry(host);
  expect(host.choice.load()).toMatchObject({ choice: 'none', count: 0 });
  expect(readdirSync(host.folder)).toEqual([]);
});

test('an opt-out that the disk refuses applies until the program ends and is reported; waiting data is deleted anyway', async () => {
  const host = createFakeHost();
  const earlier = createTelemetry(host);
  earlier.track('EnvironmentCreated');
  earlier.stop();
  const next = again(host);
  const warnings: string[] = [];
  const telemetry = createTelemetry({
    ...next,
    choice: { ...next.choice, write: () => failWith('ENOSPC') },
    warn: (message) => warnings.push(message),
  });
  expect(warnings).toEqual([
    'Your choice could not be saved, so telemetry is off only until this program exits (ENOSPC).',
  ]);
  await telemetry.flush();
  expect(next.requests).toEqual([]);
  expect(telemetry.status()).toMatchObject({ enabled: false, pending: 0 });
});
