import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policy } from '../policy.ts';
import { createFakeHost } from '../testing/fake-host.ts';
import { readRecords, recordsOf, recordToJson } from './records.ts';
import { createTelemetry } from './telemetry.ts';

test('shows what is waiting and what was sent byte for byte, newest last, and starts over after a deletion', async () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  telemetry.track('HistoryOverviewOpened');
  host.clock.advance(10);
  await telemetry.flush();
  telemetry.track('EnvironmentCreated');

  const [sent, waiting, ...others] = readRecords(telemetry.activity);
  expect(others).toEqual([]);
  expect(sent?.record).toContain('acme.history_overview_opened');
  expect(host.requests[0]).toContain(`${sent?.origin}${sent?.record}`);
  expect(Date.parse(sent?.sentAt ?? '')).toBe(Date.parse(sent?.occurredAt ?? '') + 10);
  expect(waiting).toMatchObject({ kind: 'event', state: 'waiting', sentAt: null });
  expect(waiting?.record).toContain('acme.environment_created');

  expect(telemetry.deleteFiles()).toMatchObject({ pending: 0, installationId: null, enabled: true });
  expect(existsSync(join(host.folder, 'telemetry'))).toBe(false);
  expect(readRecords(telemetry.activity)).toEqual([]);
  telemetry.track('EnvironmentDeleted');
  expect(await telemetry.flush()).toMatchObject({ kind: 'keptApart' });
  host.clock.advance(policy.delivery.apartMostMs);
  await telemetry.flush();
  expect(host.requests.at(-1)).toContain('acme.environment_deleted');
});

test('what goes over the wire is the same as objects, and what is no JSON is null', () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  telemetry.track('EnvironmentCreated');
  const [stored] = readRecords(telemetry.activity);
  if (stored === undefined) throw new Error('Nothing was recorded.');
  const { origin, record } = recordToJson(stored);
  expect(JSON.stringify(record)).toBe(stored.record.trimEnd());
  expect(JSON.stringify(origin)).toBe(`${stored.origin}]}]}`);
  expect(recordToJson({ ...stored, record: 'no', origin: '{' })).toEqual({ origin: null, record: null });
  const envelope = '{"event_id":"1"}\n{"type":"event"}\n{"level":"error"}\n';
  expect(recordToJson({ kind: 'error', origin: '', record: envelope })).toEqual({
    origin: null,
    record: { level: 'error' },
  });
  expect(recordToJson({ kind: 'error', origin: '', record: 'no' })).toEqual({ origin: null, record: null });
});

test.each([
  ['event', '{"timeUnixNano":"99999999999999999999999","eventName":"acme.app_started"}'],
  ['error', '{}\n{}\n{"event_id":"e-1","timestamp":1e20}\n'],
] as const)('an %s with a time that no calendar has is shown without one', (kind, record) => {
  const file = { id: 'spool/1', kind, sentAt: null, bytes: record.length };
  const [stored] = recordsOf(file, { id: file.id, before: '', records: [record], after: '', unreadable: 0 });
  expect(stored).toMatchObject({ occurredAt: null, record });
});

test('a new installation ID applies to what comes after it', async () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  expect(telemetry.resetInstallationId().installationId).toBeNull();
  telemetry.track('EnvironmentCreated');
  const before = telemetry.status().installationId;
  const after = telemetry.resetInstallationId().installationId;
  expect(after).not.toBe(before);
  telemetry.track('EnvironmentDeleted');
  const [first, second] = readRecords(telemetry.activity);
  expect(first?.origin).toContain(before);
  expect(second?.origin).toContain(after);
});

test("another process's choice counts at once when asked for, and before an own one", () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  host.choice.write(false, host.clock.now);
  telemetry.refresh();
  expect(telemetry.status()).toMatchObject({ enabled: false, disabledBy: 'settings' });
  host.choice.write(true, host.clock.now);
  telemetry.setEnabled(false);
  expect(host.changesOnDisk.map(({ enabled }) => enabled)).toEqual([false, true, false]);
});

test('while locked, reads no choice and refuses a new ID', () => {
  const read: string[] = [];
  const host = createFakeHost({
    commandLine: ['--disable-telemetry'],
    choice: {
      load() {
        read.push('choice');
        return { choice: 'none', count: 0, changes: [] };
      },
      write() {},
      touch() {},
    },
    notice: { wasShown: () => read.push('notice') > 0, markShown() {} },
  });
  const telemetry = createTelemetry(host);
  expect(telemetry.isNoticeDue()).toBe(false);
  expect(read).toEqual([]);
  expect(() => telemetry.resetInstallationId()).toThrow('--disable-telemetry');
});

test('while locked, a page that turns it on changes nothing on disk', () => {
  const host = createFakeHost({ environment: { DO_NOT_TRACK: '1' } });
  const crashes = join(host.folder, 'telemetry/crashes');
  mkdirSync(crashes, { recursive: true });
  const telemetry = createTelemetry(host);
  expect(() => telemetry.setEnabled(true)).toThrow('DO_NOT_TRACK');
  expect(existsSync(crashes)).toBe(true);
});
