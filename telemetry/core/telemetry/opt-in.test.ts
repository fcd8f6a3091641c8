/** What an opt-in program does before people answer, after each answer, and when they change their mind. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readThrown } from '../../contract/raw-error.ts';
import { createSettingsFile } from '../../node/settings-file.ts';
import { createTelemetrySettings } from '../../node/telemetry-settings.ts';
import { errorTracking } from '../errors/error-tracking.ts';
import type { ErrorOrigin } from '../errors/origin.ts';
import { policy } from '../policy.ts';
import type { ConsentMode } from '../ports.ts';
import { failWith } from '../testing/fail-with.ts';
import {
  type AcmeTelemetry,
  createFakeHost,
  eventNames,
  type FakeHost,
  temporaryFolder,
} from '../testing/fake-host.ts';
import { createTelemetry } from './telemetry.ts';

const ORIGIN: ErrorOrigin = { process: 'main', mechanism: 'uncaughtException', fatal: true };
const ENVIRONMENT = {
  ACME_TELEMETRY_ENDPOINT: 'https://telemetry.example.com/',
  ACME_TELEMETRY_DSN: 'https://key@errors.example.com/1',
};

type Changes = Parameters<typeof createFakeHost>[0];

interface Installation {
  readonly settingsPath: string;
  /** A process of a version of the program with this mode. */
  run(
    consent: ConsentMode,
    changes?: Changes,
  ): { readonly host: FakeHost; readonly telemetry: AcmeTelemetry };
  /** Including the settings. */
  files(): readonly string[];
}

/** A profile with real settings, used by one process after another or by several at once. */
function createInstallation(): Installation {
  const folder = temporaryFolder();
  return {
    settingsPath: join(folder, 'settings.json'),
    run(consent, changes = {}) {
      const host = createFakeHost({
        folder,
        ...createTelemetrySettings(createSettingsFile(folder, 'settings')),
        environment: ENVIRONMENT,
        consent,
        trackErrors: errorTracking({
          own: () => ({ roots: [], files: new Set(), messages: [], names: new Set() }),
          environment: { fields: {}, values: () => ({}) },
        }),
        ...changes,
      });
      return { host, telemetry: createTelemetry(host) };
    },
    files: () => readdirSync(folder).toSorted(),
  };
}

const SETTINGS = ['settings.json', 'settings.lock'];

/** Everything a program can do with telemetry except ask. */
async function use(host: FakeHost, telemetry: AcmeTelemetry): Promise<void> {
  telemetry.start();
  telemetry.track('EnvironmentCreated');
  telemetry.trackUnchecked('NoSuchEvent', {});
  telemetry.countRefused('rateLimited');
  telemetry.captureError(readThrown(new TypeError('x is not a function')), ORIGIN);
  telemetry.captureGone(ORIGIN, 'crashed', 1);
  telemetry.captureEarlierCrashes();
  telemetry.noticeShown();
  telemetry.resetInstallationId();
  telemetry.wake();
  telemetry.refresh();
  host.clock.advance(policy.delivery.waitMs);
  await telemetry.sendNow();
  telemetry.saveCounted();
}

/** Sends everything that may be sent, including what a process left a moment ago. */
async function drain(host: FakeHost, telemetry: AcmeTelemetry): Promise<void> {
  for (let second = 0; second < 20; second += 1) {
    await telemetry.flush();
    host.clock.advance(1_000);
  }
}

const OFF = { enabled: false, locked: false, noticeDue: false, installationId: null, pending: 0 };
const UNDECIDED = { ...OFF, disabledBy: null, choiceDue: true, pendingErrors: 0, delivery: { kind: 'idle' } };

describe('before an answer', () => {
  test('there is no event, error, ID, file or connection, and nothing counts them', async () => {
    const installation = createInstallation();
    const { host, telemetry } = installation.run('optIn');
    await use(host, telemetry);
    expect(telemetry.status()).toMatchObject(UNDECIDED);
    expect(telemetry.isNoticeDue()).toBe(false);
    expect(telemetry.isTrackingErrors()).toBe(false);
    expect(installation.files()).toEqual([]);

    // None of it is reported after a yes, either.
    telemetry.setEnabled(true);
    await telemetry.end();
    expect(eventNames(host.requests)).toEqual(['telemetry_enabled']);
    expect(host.requests).toHaveLength(1);
  });

  test('a run that ends without one leaves nothing, and the next one asks again', async () => {
    const installation = createInstallation();
    for (let start = 0; start < 3; start += 1) {
      const { host, telemetry } = installation.run('optIn');
      expect(telemetry.status().choiceDue).toBe(true);
      await use(host, telemetry);
      await telemetry.end();
      expect(host.requests).toEqual([]);
    }
    expect(installation.files()).toEqual([]);
  });

  test.each([
    ['a policy has locked telemetry off', { environment: { ...ENVIRONMENT, DO_NOT_TRACK: '1' } }],
    ['there is nowhere to send anything', { environment: {} }],
    ['the program keeps no settings', { choice: { ...createStore('unreadable') } }],
  ] satisfies [string, Changes][])('nobody is asked where %s', async (_, changes) => {
    const installation = createInstallation();
    const { host, telemetry } = installation.run('optIn', changes);
    expect(telemetry.status()).toMatchObject({ enabled: false, choiceDue: false, noticeDue: false });
    telemetry.track('EnvironmentCreated');
    await telemetry.end();
    expect(host.requests).toEqual([]);
    expect(installation.files()).toEqual([]);
  });

  test.each([
    ['events', { ACME_TELEMETRY_ENDPOINT: ENVIRONMENT.ACME_TELEMETRY_ENDPOINT }],
    ['errors', { ACME_TELEMETRY_DSN: ENVIRONMENT.ACME_TELEMETRY_DSN }],
  ])('people are asked if only %s has a receiver', (_, environment) => {
    const { telemetry } = createInstallation().run('optIn', { environment });
    expect(telemetry.status().choiceDue).toBe(true);
  });
});

describe('after a no', () => {
  test('only the choice is on disk, nothing ever connects, and nobody asks again', async () => {
    const installation = createInstallation();
    const { host, telemetry } = installation.run('optIn');
    await use(host, telemetry);
    expect(telemetry.setEnabled(false)).toMatchObject({ ...OFF, disabledBy: 'settings', choiceDue: false });
    telemetry.setEnabled(false);
    expect(host.choice.load()).toMatchObject({ choice: 'disabled', count: 1 });

    await use(host, telemetry);
    await telemetry.end();
    const next = installation.run('optIn');
    expect(next.telemetry.status()).toMatchObject({ ...OFF, disabledBy: 'settings', choiceDue: false });
    await use(next.host, next.telemetry);
    await next.telemetry.end();
    expect([...host.requests, ...next.host.requests]).toEqual([]);
    expect(installation.files()).toEqual(SETTINGS);
  });

  test('a person who changes their mind in Settings has it on from then', async () => {
    const installation = createInstallation();
    const { host, telemetry } = installation.run('optIn');
    telemetry.setEnabled(false);
    telemetry.track('EnvironmentCreated');
    telemetry.setEnabled(true);
    telemetry.track('EnvironmentDeleted');
    await telemetry.end();
    expect(eventNames(host.requests)).toEqual(['telemetry_enabled', 'environment_deleted']);
  });

  test("one that can't be saved applies until the program ends, and is asked for again", () => {
    const write = () => failWith('ENOSPC');
    const { telemetry } = createInstallation().run('optIn', { choice: { ...createStore('none'), write } });
    expect(() => telemetry.setEnabled(false)).toThrow(
      'Your choice could not be saved, so you will be asked again (ENOSPC).',
    );
    expect(telemetry.status()).toMatchObject({ enabled: false, choiceDue: false });
  });
});

describe('after a yes', () => {
  test('TelemetryEnabled comes first, nothing waits for a notice, and a later no is the last event', async () => {
    const installation = createInstallation();
    const { host, telemetry } = installation.run('optIn');
    await use(host, telemetry);
    expect(telemetry.setEnabled(true)).toMatchObject({
      enabled: true,
      disabledBy: null,
      choiceDue: false,
      noticeDue: false,
    });
    telemetry.track('EnvironmentUpdated');
    expect(await telemetry.flush()).toMatchObject({ kind: 'delivered', delivered: 2 });
    telemetry.setEnabled(false);
    telemetry.track('EnvironmentDeleted');
    await telemetry.end();
    expect(eventNames(host.requests)).toEqual([
      'telemetry_enabled',
      'environment_updated',
      'telemetry_disabled',
    ]);
  });

  test('errors are tracked, too', async () => {
    const { host, telemetry } = createInstallation().run('optIn');
    telemetry.setEnabled(true);
    expect(telemetry.isTrackingErrors()).toBe(true);
    telemetry.captureError(readThrown(new TypeError('x is not a function')), ORIGIN);
    await telemetry.end();
    expect(host.requests.join()).toContain('"type":"TypeError"');
  });

  test('it applies at once in every other process, and at the next start', async () => {
    const installation = createInstallation();
    const { host, telemetry } = installation.run('optIn');
    installation.run('optIn').telemetry.setEnabled(true);
    host.clock.advance(policy.choiceAgeMs + 1);
    telemetry.track('EnvironmentCreated');
    expect(telemetry.status()).toMatchObject({ enabled: true, choiceDue: false });

    const next = installation.run('optIn');
    expect(next.telemetry.status()).toMatchObject({ enabled: true, choiceDue: false });
    next.telemetry.track('EnvironmentDeleted');
    await drain(next.host, next.telemetry);
    await drain(host, telemetry);
    expect(eventNames([...next.host.requests, ...host.requests]).toSorted()).toEqual([
      'environment_created',
      'environment_deleted',
      'telemetry_enabled',
    ]);
  });

  test("one that can't be saved does not count, and the person is still asked", async () => {
    const write = () => failWith('ENOSPC');
    const { host, telemetry } = createInstallation().run('optIn', {
      choice: { ...createStore('none'), write },
    });
    expect(() => telemetry.setEnabled(true)).toThrow('so telemetry stays off (ENOSPC).');
    telemetry.track('EnvironmentCreated');
    expect(telemetry.status()).toMatchObject(UNDECIDED);
    await telemetry.end();
    expect(host.requests).toEqual([]);
  });

  test('one put on disk before the first start counts, and nothing waits for a notice', async () => {
    const installation = createInstallation();
    writeFileSync(installation.settingsPath, '{"telemetry":"enabled"}');
    const { host, telemetry } = installation.run('optIn');
    telemetry.track('EnvironmentCreated');
    expect(telemetry.status()).toMatchObject({ enabled: true, choiceDue: false, noticeDue: false });
    await telemetry.flush();
    expect(eventNames(host.requests)).toEqual(['environment_created']);
  });

  test('one put on disk also counts after a no: what was recorded under it is sent, and nothing else', async () => {
    const installation = createInstallation();
    writeFileSync(installation.settingsPath, '{"telemetry":"enabled"}');
    const earlier = installation.run('optIn');
    earlier.host.script = () => new Error('down');
    earlier.telemetry.track('EnvironmentCreated');
    earlier.telemetry.captureError(readThrown(new TypeError('x is not a function')), ORIGIN);
    await earlier.telemetry.end();

    const { host, telemetry } = installation.run('optIn');
    telemetry.track('EnvironmentUpdated');
    expect(telemetry.setEnabled(false)).toMatchObject({ enabled: false, pending: 4, pendingErrors: 1 });
    telemetry.track('EnvironmentDeleted');
    host.clock.advance(policy.choiceUnknownMs);
    // The choices as every later process reads them.
    const last = installation.run('optIn');
    await drain(last.host, last.telemetry);
    // Whichever of the two had the lease when the backoff was over.
    const requests = [...host.requests, ...last.host.requests];
    expect(eventNames(requests).toSorted()).toEqual([
      'environment_created',
      'environment_updated',
      'telemetry_disabled',
      'telemetry_error_reported',
    ]);
    expect(requests.join()).toContain('"type":"TypeError"');
    expect(last.telemetry.status()).toMatchObject({ pending: 0, pendingErrors: 0 });
  });

  test('what was recorded under it is not sent while the settings are unreadable, but is afterwards', async () => {
    const installation = createInstallation();
    const before = installation.run('optIn');
    before.telemetry.setEnabled(true);
    before.telemetry.stop();

    const lost = installation.run('optIn', { choice: createStore('unreadable') });
    await drain(lost.host, lost.telemetry);
    expect(lost.host.requests).toEqual([]);
    expect(lost.telemetry.status()).toMatchObject({ enabled: false, pending: 1, delivery: { kind: 'held' } });

    const found = installation.run('optIn');
    await drain(found.host, found.telemetry);
    expect(eventNames(found.host.requests)).toEqual(['telemetry_enabled']);
  });
});

describe('a version with the other mode', () => {
  test.each([
    ['optOut', 'optIn'],
    ['optIn', 'optOut'],
  ] satisfies [ConsentMode, ConsentMode][])('from %s to %s, a yes and a no stay', (before, after) => {
    const yes = createInstallation();
    const { telemetry } = yes.run(before);
    // Where it is on already, a yes counts as a choice only after a no.
    telemetry.setEnabled(false);
    telemetry.setEnabled(true);
    telemetry.noticeShown();
    telemetry.stop();
    expect(yes.run(after).telemetry.status()).toMatchObject({
      enabled: true,
      choiceDue: false,
      noticeDue: false,
    });

    const no = createInstallation();
    no.run(before).telemetry.setEnabled(false);
    expect(no.run(after).telemetry.status()).toMatchObject({
      enabled: false,
      disabledBy: 'settings',
      choiceDue: false,
    });
  });

  test.each([
    ['has said nothing', false],
    ['has seen the notice and said nothing', true],
  ])('from optOut to optIn, a person who %s is asked', (_, isNoticeShown) => {
    const installation = createInstallation();
    const { telemetry } = installation.run('optOut');
    expect(telemetry.status()).toMatchObject({ enabled: true, choiceDue: false, noticeDue: true });
    if (isNoticeShown) telemetry.noticeShown();
    telemetry.stop();
    expect(installation.run('optIn').telemetry.status()).toMatchObject({
      enabled: false,
      disabledBy: null,
      choiceDue: true,
      noticeDue: false,
    });
  });

  test('from optIn to optOut, a person who was not asked or did not answer gets the notice before anything is sent', async () => {
    const installation = createInstallation();
    await installation.run('optIn').telemetry.end();
    const { host, telemetry } = installation.run('optOut');
    telemetry.track('EnvironmentCreated');
    expect(telemetry.status()).toMatchObject({ enabled: true, choiceDue: false, noticeDue: true });
    await telemetry.flush();
    expect(host.requests).toEqual([]);
    telemetry.noticeShown();
    await telemetry.flush();
    expect(eventNames(host.requests)).toEqual(['environment_created']);
  });

  test('from optIn to optOut, a person who was asked needs no notice', async () => {
    const installation = createInstallation();
    installation.run('optIn').telemetry.setEnabled(true);
    const { host, telemetry } = installation.run('optOut');
    expect(telemetry.status().noticeDue).toBe(false);
    await drain(host, telemetry);
    expect(eventNames(host.requests)).toEqual(['telemetry_enabled']);
  });
});

describe('what an opt-out version recorded without asking', () => {
  async function leaveUnsent(then: (telemetry: AcmeTelemetry) => void = () => {}): Promise<Installation> {
    const installation = createInstallation();
    const { host, telemetry } = installation.run('optOut');
    host.script = () => new Error('down');
    telemetry.track('EnvironmentCreated');
    telemetry.captureError(readThrown(new TypeError('x is not a function')), ORIGIN);
    telemetry.noticeShown();
    then(telemetry);
    await telemetry.flush();
    telemetry.stop();
    return installation;
  }

  test('stays where it is until there is an answer', async () => {
    const installation = await leaveUnsent();
    const { host, telemetry } = installation.run('optIn');
    await drain(host, telemetry);
    expect(telemetry.status()).toMatchObject({
      pending: 2,
      pendingErrors: 1,
      choiceDue: true,
      noticeDue: false,
      delivery: { kind: 'held' },
    });
    expect(host.requests).toEqual([]);
    telemetry.stop();
    const again = installation.run('optOut');
    await drain(again.host, again.telemetry);
    expect(eventNames(again.host.requests)).toEqual(['environment_created', 'telemetry_error_reported']);
  });

  test('is not moved either if a newer version keeps its files elsewhere', async () => {
    const installation = await leaveUnsent();
    const localFolder = temporaryFolder();
    installation.run('optIn', { localFolder });
    expect(readdirSync(localFolder)).toEqual([]);
    expect(installation.files()).toEqual([...SETTINGS, 'telemetry']);
    installation.run('optIn').telemetry.setEnabled(true);
    installation.run('optIn', { localFolder });
    expect(readdirSync(localFolder)).toEqual(['telemetry']);
  });

  test('is not sent after a yes, which only covers what follows, and is deleted', async () => {
    const installation = await leaveUnsent();
    const { host, telemetry } = installation.run('optIn');
    telemetry.setEnabled(true);
    telemetry.track('EnvironmentDeleted');
    await drain(host, telemetry);
    expect(eventNames(host.requests)).toEqual(['telemetry_enabled', 'environment_deleted']);
    expect(host.requests.join()).not.toContain('TypeError');
    expect(telemetry.status()).toMatchObject({ pending: 0, pendingErrors: 0 });
  });

  test('is not sent after a no, and is deleted without a connection', async () => {
    const installation = await leaveUnsent();
    const { host, telemetry } = installation.run('optIn');
    telemetry.setEnabled(false);
    await drain(host, telemetry);
    expect(host.requests).toEqual([]);
    expect(telemetry.status()).toMatchObject({ pending: 0, pendingErrors: 0 });
  });

  test('is not sent if that version got the no', async () => {
    const installation = await leaveUnsent((telemetry) => telemetry.setEnabled(false));
    const { host, telemetry } = installation.run('optIn');
    await drain(host, telemetry);
    expect(host.requests).toEqual([]);
    expect(telemetry.status().pending).toBe(0);
  });

  test('is sent from the point where that version got a yes', async () => {
    const installation = await leaveUnsent((telemetry) => {
      telemetry.setEnabled(false);
      telemetry.setEnabled(true);
      telemetry.track('EnvironmentDeleted');
    });
    const { host, telemetry } = installation.run('optIn');
    await drain(host, telemetry);
    expect(eventNames(host.requests)).toEqual(['telemetry_enabled', 'environment_deleted']);
  });
});

/** A store that holds this and can't be written. */
function createStore(choice: 'none' | 'unreadable'): FakeHost['choice'] {
  return { load: () => ({ choice, count: 0, changes: [] }), write: () => {}, touch: () => {} };
}
