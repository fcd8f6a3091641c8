import { expect, test } from 'vitest';
import { wireNameOfEvent } from '../catalogue/index.ts';
import { createTelemetry } from '../core/telemetry/telemetry.ts';
import { catalogue } from '../core/testing/catalogue.ts';
import { createFakeHost, eventNames } from '../core/testing/fake-host.ts';
import type { ElectronTelemetry } from '../electron/index.ts';
import type { NodeTelemetry } from '../node/index.ts';
import { createTestTelemetry } from './index.ts';

const WRONG: readonly (readonly [event: string, metadata: unknown])[] = [
  ['NoSuchEvent', {}],
  ['ThemeChanged', {}],
  ['ThemeChanged', { theme: 'pink' }],
  ['ThemeChanged', { theme: 'dark', since: 'today' }],
  ['AppClosed', { openDurationSeconds: -1 }],
  ['AppClosed', ['a list']],
];

test('it refuses what real telemetry refuses, in the same words', () => {
  const real = createTelemetry(createFakeHost());
  const telemetry = createTestTelemetry({ catalogue });
  const problems = WRONG.map(([event, metadata]) => {
    // @ts-expect-error It comes from outside the type system.
    telemetry.track(event, metadata);
    const result = real.trackUnchecked(event, metadata);
    return result.ok ? '' : result.problem;
  });
  real.stop();
  expect(problems).not.toContain('');
  expect(telemetry.refusals()).toEqual(problems);
  expect(telemetry.events()).toEqual([]);
});

test('it records what real telemetry records while the person turns it off and on', async () => {
  const host = createFakeHost();
  const real = createTelemetry(host);
  const telemetry = createTestTelemetry({ catalogue });
  for (const one of [real, telemetry]) {
    one.track('ThemeChanged', { theme: 'dark' });
    one.setEnabled(false);
    one.setEnabled(false);
    one.track('HistoryOverviewOpened');
    one.setEnabled(true);
    one.track('EnvironmentCreated');
  }
  await real.flush();
  real.stop();
  expect(telemetry.events().map(({ event }) => wireNameOfEvent(catalogue.namespace, event))).toEqual(
    eventNames(host.requests).map((name) => `acme.${name}`),
  );
});

test('it tells what was given, until it is cleared', () => {
  const telemetry = createTestTelemetry({ catalogue });
  const heard: boolean[] = [];
  const unsubscribe = telemetry.onStatusChanged(({ enabled }) => heard.push(enabled));
  telemetry.track('ThemeChanged', { theme: 'dark' });
  telemetry.captureError('thrown');
  expect(telemetry.events()).toEqual([{ event: 'ThemeChanged', metadata: { theme: 'dark' } }]);
  expect(telemetry.errors()).toEqual(['thrown']);
  expect(telemetry.status()).toMatchObject({ enabled: true, pending: 1, pendingErrors: 1 });

  telemetry.clear();
  telemetry.setEnabled(false);
  unsubscribe();
  telemetry.setEnabled(true);
  telemetry.clear();
  expect([telemetry.events(), telemetry.errors(), telemetry.refusals()]).toEqual([[], [], []]);
  expect(heard).toEqual([false]);
});

test('where the person has telemetry off, nothing is recorded', () => {
  const telemetry = createTestTelemetry({ catalogue, enabled: false });
  telemetry.track('EnvironmentCreated');
  telemetry.captureError(new Error('thrown'));
  expect([telemetry.events(), telemetry.errors()]).toEqual([[], []]);
  expect(telemetry.isNoticeDue()).toBe(false);
});

test('it stands in for telemetry of an app and of a command line', () => {
  const telemetry = createTestTelemetry({ catalogue });
  const inApp: ElectronTelemetry<typeof catalogue> = telemetry;
  const inCommandLine: NodeTelemetry<typeof catalogue> = telemetry;
  inApp.track('EnvironmentCreated');
  inCommandLine.track('EnvironmentDeleted');
  expect(telemetry.events().map(({ event }) => event)).toEqual(['EnvironmentCreated', 'EnvironmentDeleted']);
});
