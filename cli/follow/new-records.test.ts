import { expect, test } from 'vitest';
import { createTelemetry } from '../../telemetry/core/telemetry/telemetry.ts';
import { createFakeHost } from '../../telemetry/core/testing/fake-host.ts';
import { createNewRecords } from './new-records.ts';

const UID = /"log\.record\.uid","value":\{"stringValue":"([^"]+)"/;
const idOf = ({ record }: { readonly record: string }) => UID.exec(record)?.[1] ?? null;

function start(state: 'waiting' | 'sent' | null) {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  const read: string[] = [];
  const next = createNewRecords({
    activity: {
      list: telemetry.activity.list,
      read(ids) {
        read.push(...ids);
        return telemetry.activity.read(ids);
      },
    },
    idOf,
    state,
  });
  const names = () => next().map(({ record, state }) => `${/acme\.(\w+)/.exec(record)?.[1]} ${state}`);
  return { host, telemetry, names, read };
}

test('a record is returned once, whatever becomes of it', async () => {
  const { telemetry, names } = start(null);
  telemetry.track('EnvironmentCreated');
  expect(names()).toEqual(['environment_created waiting']);
  telemetry.track('EnvironmentDeleted');
  telemetry.track('HistoryOverviewOpened');
  expect(names()).toEqual(['environment_deleted waiting', 'history_overview_opened waiting']);
  await telemetry.flush();
  expect(names()).toEqual([]);
  telemetry.track('EnvironmentCreated');
  await telemetry.flush();
  expect(names()).toEqual(['environment_created sent']);
  telemetry.deleteFiles();
  expect(names()).toEqual([]);
});

test('by state, a sent record is returned when it is sent, and a waiting one while it waits', async () => {
  const sent = start('sent');
  sent.telemetry.track('EnvironmentCreated');
  expect(sent.names()).toEqual([]);
  await sent.telemetry.flush();
  expect(sent.names()).toEqual(['environment_created sent']);

  const waiting = start('waiting');
  waiting.telemetry.track('EnvironmentCreated');
  expect(waiting.names()).toEqual(['environment_created waiting']);
  await waiting.telemetry.flush();
  expect(waiting.names()).toEqual([]);
});

test('what has not changed is not read again', async () => {
  const { telemetry, names, read } = start(null);
  telemetry.track('EnvironmentCreated');
  await telemetry.flush();
  names();
  const before = read.length;
  names();
  expect(read).toHaveLength(before);
  telemetry.track('EnvironmentDeleted');
  expect(names()).toEqual(['environment_deleted waiting']);
  expect(read).toHaveLength(before + 1);
});
