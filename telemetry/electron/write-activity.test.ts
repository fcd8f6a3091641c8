import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTelemetry } from '../core/telemetry/telemetry.ts';
import { createFakeHost } from '../core/testing/fake-host.ts';
import { testWith } from '../testing/needs.ts';
import { writeActivity } from './write-activity.ts';

function create() {
  const host = createFakeHost();
  return { telemetry: createTelemetry(host), path: join(host.folder, 'saved.json') };
}

test('writes what is waiting and what was sent, or an empty list', async () => {
  const { telemetry, path } = create();
  await writeActivity(telemetry.activity, path);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([]);

  telemetry.track('HistoryOverviewOpened');
  await telemetry.flush();
  telemetry.track('EnvironmentCreated');
  await writeActivity(telemetry.activity, path);
  const states = JSON.parse(readFileSync(path, 'utf8')).map(({ state }: { state: string }) => state);
  expect(states).toEqual(['waiting', 'sent']);
});

testWith('folders that do not open as files')('leaves a folder alone', async () => {
  const { telemetry, path } = create();
  const folder = `${path}.d`;
  mkdirSync(folder);
  await expect(writeActivity(telemetry.activity, folder)).rejects.toThrow('EISDIR');
  expect(existsSync(folder)).toBe(true);
});

testWith('read-only files')("leaves a file alone that it can't write to", async () => {
  const { telemetry, path } = create();
  writeFileSync(path, 'precious');
  chmodSync(path, 0o400);
  await expect(writeActivity(telemetry.activity, path)).rejects.toThrow();
  expect(readFileSync(path, 'utf8')).toBe('precious');
});

test('leaves no partial file', async () => {
  const { telemetry, path } = create();
  telemetry.track('HistoryOverviewOpened');
  const failing = {
    ...telemetry.activity,
    read() {
      throw new Error('EIO');
    },
  };
  await expect(writeActivity(failing, path)).rejects.toThrow('EIO');
  expect(existsSync(path)).toBe(false);
});
