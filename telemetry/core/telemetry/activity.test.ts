import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { policy } from '../policy.ts';
import { type AcmeTelemetry, createFakeHost, eventNames, type FakeHost } from '../testing/fake-host.ts';
import { createTelemetry } from './telemetry.ts';

function create(): { host: FakeHost; telemetry: AcmeTelemetry } {
  const host = createFakeHost();
  return { host, telemetry: createTelemetry(host) };
}

function readAll({ activity }: AcmeTelemetry): string[] {
  return activity.list().files.flatMap(({ id }) => activity.read([id]).flatMap(({ records }) => records));
}

test('shows what is waiting and what was sent, byte for byte', async () => {
  const { host, telemetry } = create();
  telemetry.track('HistoryOverviewOpened');
  await telemetry.flush();
  telemetry.track('EnvironmentCreated');
  const { files, unreadable } = telemetry.activity.list();
  expect(unreadable).toBe(0);
  expect(files.map(({ kind, sentAt }) => ({ kind, sentAt }))).toEqual([
    { kind: 'event', sentAt: null },
    { kind: 'event', sentAt: new Date(host.clock.now()).toISOString() },
  ]);
  const [, sent] = telemetry.activity.read(files.map(({ id }) => id));
  expect(host.requests[0]).toBe(`{"resourceLogs":[${sent?.before}${sent?.records.join(',')}${sent?.after}]}`);
});

test('limits the size of an answer, and returns the rest on request', () => {
  const { telemetry } = create();
  for (let i = 0; i < 3_000; i += 1) telemetry.track('HistoryOverviewOpened');
  const ids = telemetry.activity.list().files.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(1);
  const first = telemetry.activity.read(ids);
  expect(first.length).toBeLessThan(ids.length);
  expect(first.flatMap(({ records }) => records).join('').length).toBeLessThan(
    policy.activity.answerLength + policy.spool.segmentBytes,
  );
  expect(readAll(telemetry)).toHaveLength(3_000);
});

test("damage costs what it hits; a newer version's file is counted, and no foreign file is ever read", async () => {
  const { host, telemetry } = create();
  for (let i = 0; i < 3; i += 1) telemetry.track('HistoryOverviewOpened');
  await telemetry.flush();
  const folder = join(host.folder, 'telemetry/sent');
  const [name = ''] = readdirSync(folder);
  const bytes = readFileSync(join(folder, name));
  bytes[bytes.length - 10] = 0x20;
  writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, '1767225600000-v9.sent.zst'), 'newer');

  const { files, unreadable } = telemetry.activity.list();
  expect(unreadable).toBe(1);
  const [content] = telemetry.activity.read(files.map(({ id }) => id));
  expect(content).toMatchObject({ unreadable: 1 });
  expect(content?.records).toHaveLength(2);

  writeFileSync(join(host.folder, 'config.json'), '{}');
  for (const id of [
    'event/sent/../../../config.json',
    'event/../../config.json',
    'error/sent/config.json',
    '',
  ]) {
    expect(telemetry.activity.read([id])).toEqual([
      { id, before: '', after: '', records: [], unreadable: 0 },
    ]);
  }
});

test('waiting events can be deleted after turning off, and are then never sent', async () => {
  const { host, telemetry } = create();
  host.script = () => new Error('offline');
  telemetry.track('HistoryOverviewOpened');
  await telemetry.flush();
  telemetry.setEnabled(false);
  expect(telemetry.status()).toMatchObject({
    pending: 2,
    delivery: { kind: 'paused', problem: 'unreachable' },
  });
  const requests = host.requests.length;

  expect(telemetry.deleteWaiting()).toMatchObject({ pending: 0, delivery: { kind: 'idle' }, enabled: false });
  expect(readAll(telemetry)).toEqual([]);
  host.script = () => new Response('{}');
  host.clock.advance(policy.delivery.backoffMaxMs);
  await telemetry.flush();
  expect(host.requests).toHaveLength(requests);

  telemetry.setEnabled(true);
  await telemetry.flush();
  expect(eventNames(host.requests.slice(requests))).toEqual(['telemetry_enabled']);
});

test('a deletion that the disk refuses half-way counts what is left', () => {
  const host = createFakeHost();
  const telemetry = createTelemetry({
    ...host,
    disk: {
      ...host.disk,
      rmdirSync(path) {
        if (String(path).includes('errors')) throw new Error('EIO');
        host.disk.rmdirSync(path);
      },
    },
  });
  telemetry.track('HistoryOverviewOpened');
  mkdirSync(join(host.folder, 'telemetry', 'errors', 'spool'), { recursive: true });
  expect(() => telemetry.deleteWaiting()).toThrow('EIO');
  expect(telemetry.status().pending).toBe(0);
});

test.each(['ENOTEMPTY', 'EBUSY', 'EPERM'])(
  'retries a deletion that fails with %s because another process writes there',
  async (code) => {
    const refused: string[] = [];
    const host = createFakeHost();
    const telemetry = createTelemetry({
      ...host,
      disk: {
        ...host.disk,
        rmdirSync(path) {
          const name = relative(host.folder, String(path));
          if (!refused.includes(name)) {
            refused.push(name);
            throw Object.assign(new Error(code), { code });
          }
          host.disk.rmdirSync(path);
        },
      },
    });
    telemetry.track('HistoryOverviewOpened');
    await telemetry.flush();
    telemetry.track('EnvironmentCreated');
    expect(telemetry.deleteWaiting()).toMatchObject({ pending: 0 });
    telemetry.deleteHistory();
    telemetry.deleteFiles();
    expect(refused).toEqual([join('telemetry', 'spool'), join('telemetry', 'sent'), 'telemetry']);
    expect(readdirSync(host.folder)).toEqual([]);
  },
);

test('after all files were deleted, what another process leaves is still delivered', async () => {
  const { host, telemetry } = create();
  const trackElsewhere = () =>
    createTelemetry(createFakeHost({ folder: host.folder })).track('EnvironmentCreated');
  trackElsewhere();
  await telemetry.flush();
  telemetry.deleteFiles();

  trackElsewhere();
  // The first look still searches for what was deleted.
  for (let look = 0; look < 3; look += 1) {
    await telemetry.flush();
    host.clock.advance(policy.spool.adoptAfterMs);
  }
  expect(eventNames(host.requests)).toEqual(['environment_created']);
});

test('the history can be deleted alone, and continues after that', async () => {
  const { telemetry } = create();
  telemetry.track('HistoryOverviewOpened');
  await telemetry.flush();
  telemetry.track('EnvironmentCreated');
  telemetry.deleteHistory();
  expect(telemetry.activity.list().files.map(({ sentAt }) => sentAt)).toEqual([null]);
  await telemetry.flush();
  expect(readAll(telemetry).join()).toContain('acme.environment_created');
});

test('what a person deletes while it is being sent does not return as history', async () => {
  const { host, telemetry } = create();
  telemetry.track('HistoryOverviewOpened');
  host.script = () => {
    telemetry.deleteWaiting();
    return new Response('{}');
  };
  await telemetry.flush();
  expect(host.requests).toHaveLength(1);
  expect(telemetry.activity.list().files).toEqual([]);
});

test('reports the state of delivery, also after a restart, and can retry at once', async () => {
  const { host, telemetry } = create();
  expect(telemetry.status().delivery).toEqual({ kind: 'idle' });
  telemetry.track('HistoryOverviewOpened');
  expect(telemetry.status().delivery).toEqual({ kind: 'waiting' });
  host.script = () => new Response(null, { status: 503 });
  await telemetry.flush();
  const { delivery } = telemetry.status();
  expect(delivery).toMatchObject({ kind: 'paused', problem: 'unavailable' });
  telemetry.stop();

  const restarted = createTelemetry(createFakeHost({ folder: host.folder }));
  expect(restarted.status().delivery).toMatchObject({ kind: 'paused', problem: 'unavailable' });
  expect(await restarted.sendNow()).toMatchObject({ pending: 0, delivery: { kind: 'idle' } });
});

test("retrying at once does not override a receiver's request for a pause, even after a restart", async () => {
  const { host, telemetry } = create();
  host.script = () => new Response(null, { status: 429, headers: { 'Retry-After': '120' } });
  telemetry.track('HistoryOverviewOpened');
  await telemetry.flush();
  await telemetry.sendNow();
  expect(host.requests).toHaveLength(1);
  telemetry.stop();

  const next = createFakeHost({ folder: host.folder });
  await createTelemetry(next).sendNow();
  expect(next.requests).toEqual([]);
});

test('holds waiting events until the notice is shown', () => {
  const host = createFakeHost({ notice: { wasShown: () => false, markShown: () => {} } });
  const telemetry = createTelemetry(host);
  telemetry.track('HistoryOverviewOpened');
  expect(telemetry.status().delivery).toEqual({ kind: 'held' });
});

test('tells listeners that it is sending while a request is in progress', async () => {
  const { host, telemetry } = create();
  const heard: string[] = [];
  telemetry.onStatusChanged(({ delivery }) => heard.push(delivery.kind));
  telemetry.track('HistoryOverviewOpened');
  host.script = () => {
    host.clock.advance(policy.statusPauseMs);
    return new Response('{}');
  };
  await telemetry.flush();
  host.clock.advance(policy.statusPauseMs);
  expect(heard).toEqual(['sending', 'idle']);
});

test('lists a folder that also holds foreign files', () => {
  const { host, telemetry } = create();
  mkdirSync(join(host.folder, 'telemetry/spool/holiday'), { recursive: true });
  expect(telemetry.activity.list()).toEqual({ files: [], unreadable: 1 });
});
