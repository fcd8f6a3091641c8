import { expect, test } from 'vitest';
import { defineCatalogue, event, eventGroup, field, oneOf, wireNameOfEvent } from '../catalogue/index.ts';
import type { ConsentMode } from '../core/ports.ts';
import { createTelemetry } from '../core/telemetry/telemetry.ts';
import { catalogue } from '../core/testing/catalogue.ts';
import { createFakeHost, eventNames } from '../core/testing/fake-host.ts';
import type { ElectronTelemetry } from '../electron/index.ts';
import type { NodeTelemetry } from '../node/index.ts';
import { createTestTelemetry, type TestTelemetry } from './index.ts';

const WRONG: readonly (readonly [event: string, metadata: unknown])[] = [
  ['NoSuchEvent', {}],
  ['ThemeChanged', {}],
  ['ThemeChanged', { theme: 'pink' }],
  ['ThemeChanged', { theme: 'dark', since: 'today' }],
  ['AppClosed', { openDurationSeconds: -1 }],
  ['AppClosed', ['a list']],
];

test('refuses what real telemetry refuses, with the same messages', () => {
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

test('records what real telemetry records while the person turns it off and on', async () => {
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

test.each([true, false])(
  'where people are asked first, records nothing before they say %s',
  async (answer) => {
    const host = createFakeHost({ consent: 'optIn' });
    const real = createTelemetry(host);
    const telemetry = createTestTelemetry({ catalogue, consent: 'optIn' });
    for (const one of [real, telemetry]) {
      one.track('HistoryOverviewOpened');
      expect(one.status()).toMatchObject({
        enabled: false,
        disabledBy: null,
        choiceDue: true,
        noticeDue: false,
      });
      one.setEnabled(answer);
      one.track('EnvironmentCreated');
      expect(one.status()).toMatchObject({
        enabled: answer,
        choiceDue: false,
        choiceMade: true,
        noticeDue: false,
      });
    }
    await real.flush();
    real.stop();
    const recorded = telemetry.events().map(({ event }) => wireNameOfEvent(catalogue.namespace, event));
    expect(recorded).toEqual(eventNames(host.requests).map((name) => `acme.${name}`));
    expect(recorded).toHaveLength(answer ? 2 : 0);
  },
);

test('starts with the given choice, whether people are asked first or not', () => {
  for (const enabled of [true, false]) {
    const telemetry = createTestTelemetry({ catalogue, consent: 'optIn', enabled });
    expect(telemetry.status()).toMatchObject({ enabled, choiceDue: false });
  }
});

test('returns what it was given, until it is cleared', () => {
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

test('records nothing while telemetry is off', () => {
  const telemetry = createTestTelemetry({ catalogue, enabled: false });
  telemetry.track('EnvironmentCreated');
  telemetry.captureError(new Error('thrown'));
  expect([telemetry.events(), telemetry.errors()]).toEqual([[], []]);
  expect(telemetry.isNoticeDue()).toBe(false);
});

test('stands in for the telemetry of an app and of a command line', () => {
  const telemetry = createTestTelemetry({ catalogue });
  const inApp: ElectronTelemetry<typeof catalogue> = telemetry;
  const inCommandLine: NodeTelemetry<typeof catalogue> = telemetry;
  inApp.track('EnvironmentCreated');
  inCommandLine.track('EnvironmentDeleted');
  expect(telemetry.events().map(({ event }) => event)).toEqual(['EnvironmentCreated', 'EnvironmentDeleted']);
});

const notes = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  common: { edition: field('Which edition it is.', oneOf('free', 'pro')) },
  groups: [
    eventGroup('Notes', {
      NoteCreated: event('A note was created.', '1.0', {}, { sampling: { oneIn: 1_000_000 } }),
    }),
  ],
});

test('requires, validates and returns common fields as real telemetry does', () => {
  const wrong = { edition: 'trial' };
  const messages = [
    // @ts-expect-error no values
    () => createTestTelemetry({ catalogue: notes }),
    // @ts-expect-error a value that is not in the set
    () => createTestTelemetry({ catalogue: notes, common: wrong }),
    // @ts-expect-error values that no catalogue asks for
    () => createTestTelemetry({ catalogue, common: wrong }),
    () => createTelemetry({ ...createFakeHost(), catalogue: notes }),
    () => createTelemetry({ ...createFakeHost(), catalogue: notes, common: wrong }),
    () => createTelemetry({ ...createFakeHost(), catalogue, common: wrong }),
  ].map((start) => messageOf(start).replace(/^.*?: (its option common can't be so: )?/, ''));
  expect(messages.slice(0, 3)).toEqual(messages.slice(3));
  expect(messages[1]).toMatch(/^common\.edition got text/);

  const telemetry = createTestTelemetry({ catalogue: notes, common: { edition: 'free' } });
  telemetry.track('NoteCreated');
  telemetry.setCommon({ edition: 'pro' });
  // @ts-expect-error a value that is not in the set
  telemetry.setCommon({ edition: 'trial' });
  telemetry.track('NoteCreated');
  expect(telemetry.events()).toEqual([
    { event: 'NoteCreated', metadata: {}, common: { edition: 'free' } },
    { event: 'NoteCreated', metadata: {}, common: { edition: 'pro' } },
  ]);
  expect(telemetry.refusals()).toEqual([
    'common.edition got text that is not among what is accepted; accepted is one of free, pro.',
  ]);
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

const ID = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';

type Both = Pick<
  TestTelemetry<typeof catalogue>,
  'adoptInstallationId' | 'deleteFiles' | 'resetInstallationId' | 'setEnabled' | 'track'
>;

test.each<[string, (telemetry: Both) => unknown, ConsentMode?]>([
  ['a fresh installation', () => {}],
  ['one that has an id', (telemetry) => telemetry.track('EnvironmentCreated')],
  ['one whose id was reset', (telemetry) => telemetry.resetInstallationId()],
  ['one whose id was reset before an answer', (telemetry) => telemetry.resetInstallationId(), 'optIn'],
  ['one whose files were deleted', (telemetry) => telemetry.deleteFiles()],
  ['one where it is off', (telemetry) => telemetry.setEnabled(false)],
])('adopts an ID as real telemetry does: %s', (_, before, consent = 'optOut') => {
  const real = createTelemetry(createFakeHost({ consent }));
  const telemetry = createTestTelemetry({ catalogue, consent });
  const both: readonly Both[] = [real, telemetry];
  const results = both.map((one) => {
    before(one);
    return ['no UUID', ID, ID].map((id) => one.adoptInstallationId(id));
  });
  real.stop();
  expect(results[1]).toEqual(results[0]);
  expect(telemetry.refusals()).toEqual([expect.stringContaining('is no UUID')]);
});

test('asking for deletion replaces the ID, once there is one', () => {
  const telemetry = createTestTelemetry({ catalogue });
  expect(telemetry.requestErasure().kind).toBe('nothing');
  telemetry.track('EnvironmentCreated');
  const { installationId } = telemetry.status();
  expect(telemetry.requestErasure()).toMatchObject({ kind: 'requested', installationId });
  expect(telemetry.events()).toEqual([]);
  expect(telemetry.status().installationId).not.toBe(installationId);
});
