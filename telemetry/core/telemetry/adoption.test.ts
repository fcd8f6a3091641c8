/** Adopting another SDK's anonymous ID. */
import { randomUUID } from 'node:crypto';
import fs, { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTelemetrySettings, type StoredValues } from '../../node/telemetry-settings.ts';
import { policy } from '../policy.ts';
import { failWith } from '../testing/fail-with.ts';
import { createFakeHost, eventNames, type FakeHost, temporaryFolder } from '../testing/fake-host.ts';
import { createTelemetry } from './telemetry.ts';

const THEIRS = 'F47AC10B-58cc-4372-a567-0e02b2c3d479';
const ID = THEIRS.toLowerCase();

/** The next start of the same program. */
function again(host: FakeHost, changes: Parameters<typeof createFakeHost>[0] = {}): FakeHost {
  return createFakeHost({ folder: host.folder, adoption: host.adoption, choice: host.choice, ...changes });
}

test("an adopted ID is the first event's", async () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  expect(telemetry.adoptInstallationId(THEIRS)).toEqual({ kind: 'adopted' });
  expect(telemetry.status().installationId).toBe(ID);
  telemetry.track('EnvironmentCreated');
  await telemetry.flush();
  expect(host.requests.join()).toContain(`"app.installation.id","value":{"stringValue":"${ID}"}`);
});

test('a program can adopt at each start, and the second time changes nothing', () => {
  const host = createFakeHost();
  createTelemetry(host).adoptInstallationId(ID);
  const telemetry = createTelemetry(again(host));
  expect(telemetry.adoptInstallationId(randomUUID())).toEqual({ kind: 'present' });
  expect(telemetry.status().installationId).toBe(ID);
});

test('an installation with an ID keeps it', () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  telemetry.track('EnvironmentCreated');
  const { installationId } = telemetry.status();
  expect(telemetry.adoptInstallationId(ID)).toEqual({ kind: 'present' });
  expect(telemetry.status().installationId).toBe(installationId);
});

test.each<[string, (telemetry: ReturnType<typeof createTelemetry>) => unknown]>([
  ['a reset', (telemetry) => telemetry.resetInstallationId()],
  ['a deletion of all files', (telemetry) => telemetry.deleteFiles()],
  [
    'both',
    (telemetry) => {
      telemetry.resetInstallationId();
      telemetry.deleteFiles();
    },
  ],
])('%s is never undone by a program that adopts at each start', (_, forget) => {
  for (const adopts of [true, false]) {
    const host = createFakeHost();
    const telemetry = createTelemetry(host);
    if (adopts) telemetry.adoptInstallationId(ID);
    else telemetry.track('EnvironmentCreated');
    forget(telemetry);
    const next = createTelemetry(again(host));
    expect(next.adoptInstallationId(ID).kind).toMatch(/^(present|closed)$/);
    expect(next.status().installationId).not.toBe(ID);
  }
});

test('a reset before there is any ID counts, too', () => {
  const host = createFakeHost();
  createTelemetry(host).resetInstallationId();
  expect(createTelemetry(again(host)).adoptInstallationId(ID)).toEqual({ kind: 'closed' });
});

test('after the telemetry folder is deleted by hand, the adopted ID does not return', () => {
  const host = createFakeHost();
  createTelemetry(host).adoptInstallationId(ID);
  rmSync(join(host.folder, 'telemetry'), { recursive: true });
  const telemetry = createTelemetry(again(host));
  expect(telemetry.adoptInstallationId(ID)).toEqual({ kind: 'closed' });
  expect(telemetry.status().installationId).toBeNull();
});

test.each<[string, Parameters<typeof createFakeHost>[0]]>([
  ['locked', { commandLine: ['--disable-telemetry'] }],
  ['without an endpoint', { environment: {} }],
])('telemetry that is %s adopts nothing and does not touch the disk', (_, changes) => {
  const host = createFakeHost(changes);
  expect(createTelemetry(host).adoptInstallationId(ID)).toEqual({ kind: 'off' });
  expect(existsSync(join(host.folder, 'telemetry'))).toBe(false);
  expect(host.idIsFinal).toBe(false);
});

/** A profile without an ID whose person has telemetry off. */
function off(): FakeHost {
  const host = createFakeHost();
  host.choiceOnDisk = 'disabled';
  return host;
}

test("while telemetry is off the ID is not stored; once turned on, it is the first event's", async () => {
  const host = off();
  const telemetry = createTelemetry(host);
  expect(telemetry.adoptInstallationId(ID)).toEqual({ kind: 'waiting' });
  expect(existsSync(join(host.folder, 'telemetry'))).toBe(false);
  expect(host.idIsFinal).toBe(false);

  expect(telemetry.setEnabled(true).installationId).toBe(ID);
  await telemetry.flush();
  expect(eventNames(host.requests)).toEqual(['telemetry_enabled']);
  expect(host.requests.join()).toContain(ID);
});

test("if another process turns it on without creating an ID, it is the first event's, too", async () => {
  const host = off();
  const telemetry = createTelemetry(host);
  expect(telemetry.adoptInstallationId(ID)).toEqual({ kind: 'waiting' });
  createTelemetry(again(host, { environment: {} })).setEnabled(true);
  expect(telemetry.status().installationId).toBeNull();

  host.clock.advance(policy.choiceAgeMs + 1);
  telemetry.track('EnvironmentCreated');
  expect(telemetry.status().installationId).toBe(ID);
  await telemetry.flush();
  expect(eventNames(host.requests)).toEqual(['environment_created']);
  expect(host.requests.join()).toContain(ID);
});

test.each<[string, (telemetry: ReturnType<typeof createTelemetry>) => unknown]>([
  ['a reset', (telemetry) => telemetry.resetInstallationId()],
  ['a deletion of all files', (telemetry) => telemetry.deleteFiles()],
])('%s forgets an ID waiting to be adopted', (_, forget) => {
  const telemetry = createTelemetry(off());
  telemetry.adoptInstallationId(ID);
  forget(telemetry);
  const { installationId } = telemetry.setEnabled(true);
  expect(installationId).toMatch(/^[\da-f-]{36}$/);
  expect(installationId).not.toBe(ID);
});

test('refuses what is not a random UUID, says why, and does not touch the disk', () => {
  const host = createFakeHost();
  const result = createTelemetry(host).adoptInstallationId('a8098c1a-f86e-11da-bd1a-00112444be1e');
  expect(result).toMatchObject({ kind: 'refused', problem: expect.stringContaining('version 1') });
  expect(host.warnings).toEqual([result.kind === 'refused' ? result.problem : '']);
  expect(existsSync(join(host.folder, 'telemetry'))).toBe(false);
});

test('reports a disk error instead of throwing', () => {
  const host = createFakeHost({ disk: { ...fs, mkdirSync: () => failWith('ENOSPC') } });
  expect(createTelemetry(host).adoptInstallationId(ID)).toEqual({
    kind: 'failed',
    problem: { path: join(host.folder, 'telemetry'), code: 'ENOSPC' },
  });
});

test("leaves something unreadable in the ID's place alone", () => {
  const host = createFakeHost();
  const path = join(host.folder, 'telemetry');
  fs.mkdirSync(path);
  writeFileSync(join(path, 'installation-id'), 'not an id');
  expect(createTelemetry(host).adoptInstallationId(ID)).toEqual({ kind: 'present' });
});

/** Runs `meanwhile` once, at the instant before the ID is linked to its place. */
function interrupted(host: FakeHost, meanwhile: () => void): FakeHost {
  let isDone = false;
  const disk = {
    ...fs,
    linkSync(...args: Parameters<typeof fs.linkSync>) {
      if (!isDone) {
        isDone = true;
        meanwhile();
      }
      fs.linkSync(...args);
    },
  };
  return again(host, { disk });
}

test('two processes that adopt one at the same instant end up with the same ID', () => {
  const host = createFakeHost();
  const first = createTelemetry(again(host));
  const second = createTelemetry(
    interrupted(host, () => expect(first.adoptInstallationId(ID)).toEqual({ kind: 'adopted' })),
  );
  expect(second.adoptInstallationId(randomUUID())).toEqual({ kind: 'present' });
  expect([first, second].map((one) => one.status().installationId)).toEqual([ID, ID]);
});

test('so do one that adopts an ID and one that creates its own', () => {
  const host = createFakeHost();
  const first = createTelemetry(again(host));
  const second = createTelemetry(interrupted(host, () => first.track('EnvironmentCreated')));
  expect(second.adoptInstallationId(ID)).toEqual({ kind: 'present' });
  expect(first.status().installationId).not.toBe(ID);
  expect(second.status().installationId).toBe(first.status().installationId);
});

test('a reset at the same instant wins', () => {
  const host = createFakeHost();
  const first = createTelemetry(again(host));
  const second = createTelemetry(interrupted(host, () => first.resetInstallationId()));
  expect(second.adoptInstallationId(ID)).toEqual({ kind: 'closed' });
  expect(second.status().installationId).toMatch(/^[\da-f-]{36}$/);
  expect(second.status().installationId).not.toBe(ID);
});

test('settings stop all processes from adopting another ID', () => {
  let values: StoredValues = {};
  const file = {
    path: '',
    read: () => values,
    update(change: (values: StoredValues) => StoredValues) {
      values = { ...values, ...change(values) };
    },
  };
  const folder = temporaryFolder();
  const host = () => createFakeHost({ folder, ...createTelemetrySettings(file) });
  expect(createTelemetry(host()).adoptInstallationId(ID)).toEqual({ kind: 'adopted' });
  expect(values).toEqual({ telemetryIdIsFinal: true });
  createTelemetry(host()).deleteFiles();
  expect(createTelemetry(host()).adoptInstallationId(ID)).toEqual({ kind: 'closed' });
  values = { telemetryIdIsFinal: 'who knows' };
  expect(createTelemetry(host()).adoptInstallationId(ID)).toEqual({ kind: 'closed' });
});
