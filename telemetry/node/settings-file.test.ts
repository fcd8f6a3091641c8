import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../core/testing/fake-host.ts';
import { bundle } from '../testing/bundle.ts';
import { createSettingsFile } from './settings-file.ts';
import { withSettingsLock } from './settings-lock.ts';
import { createTelemetrySettings } from './telemetry-settings.ts';

const WRITER = join(import.meta.dirname, 'testing/writer.ts');

/** A process that writes `count` entries under a name. */
async function write(folder: string, name: string, count: number): Promise<void> {
  await promisify(execFile)(process.execPath, [await bundle(WRITER), folder, name, String(count)]);
}

test("processes that write at the same time lose none of each other's changes", async () => {
  const folder = temporaryFolder();
  const names = ['a', 'b', 'c', 'd'];
  await Promise.all(names.map((name) => write(folder, name, 50)));
  const numbers = Array.from({ length: 50 }, (_, number) => number);
  expect(createSettingsFile(folder, 'config').read()).toEqual(
    Object.fromEntries(names.map((name) => [name, numbers])),
  );
  expect(readdirSync(folder).sort()).toEqual(['config.json', 'config.lock']);
  expect(readdirSync(join(folder, 'config.lock'))).toEqual(['free']);
});

test("one process takes over a dead holder's lock and releases it afterwards", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'config.lock'));
  writeFileSync(join(folder, 'config.lock/held-0123456789abcdef'), '');
  await Promise.all(['a', 'b'].map((name) => write(folder, name, 5)));
  expect(createSettingsFile(folder, 'config').read()).toEqual({ a: [0, 1, 2, 3, 4], b: [0, 1, 2, 3, 4] });
  expect(readdirSync(join(folder, 'config.lock'))).toEqual(['free']);
});

test('recreates a lock that somebody emptied', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'config.lock'));
  expect(withSettingsLock(folder, 'config', () => 'done')).toBe('done');
  expect(readdirSync(join(folder, 'config.lock'))).toEqual(['free']);
});

test('releases the lock when the work fails', () => {
  const folder = temporaryFolder();
  const fail = () => {
    throw new Error('No.');
  };
  expect(() => withSettingsLock(folder, 'config', fail)).toThrow('No.');
  expect(readdirSync(join(folder, 'config.lock'))).toEqual(['free']);
});

test('reports a read-only folder at once', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  expect(() => withSettingsLock(join(folder, 'file'), 'config', () => {})).toThrow(/ENOTDIR|ENOENT/);
});

test('keeps choices, oldest first, and values it does not know', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'config.json'), '{ "future": 1 }');
  const file = createSettingsFile(folder, 'config');
  const settings = createTelemetrySettings(file);
  expect(settings.choice.load()).toEqual({ choice: 'none', count: 0, changes: [] });
  settings.choice.write(false, () => 1);
  settings.choice.write(true, () => 2);
  file.update(() => ({ theme: 'dark' }));
  expect(settings.choice.load()).toEqual({
    choice: 'enabled',
    count: 2,
    changes: [
      { number: 1, enabled: false, at: 1 },
      { number: 2, enabled: true, at: 2 },
    ],
  });
  expect(JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'))).toMatchObject({
    future: 1,
    theme: 'dark',
  });
});

test('keeps an existing yes without its time, before the choices it counts', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'config.json'), '{ "telemetry": "enabled" }');
  const load = () => createTelemetrySettings(createSettingsFile(folder, 'config')).choice.load();
  const yes = { number: 0, enabled: true, at: expect.any(Number) };
  expect(load()).toEqual({ choice: 'enabled', count: 0, changes: [yes] });
  createTelemetrySettings(createSettingsFile(folder, 'config')).choice.write(false, () => 1);
  const no = { number: 1, enabled: false, at: 1 };
  expect(load()).toEqual({ choice: 'disabled', count: 1, changes: [yes, no] });
  createTelemetrySettings(createSettingsFile(folder, 'config')).choice.write(true, () => 2);
  expect(load()).toEqual({
    choice: 'enabled',
    count: 2,
    changes: [yes, no, { number: 2, enabled: true, at: 2 }],
  });
});

test('keeps the latest choices, however many a person or a script makes, and counts all', () => {
  const folder = temporaryFolder();
  const settings = createTelemetrySettings(createSettingsFile(folder, 'config'));
  for (let at = 1; at <= 510; at += 1) settings.choice.write(at % 2 === 0, () => at);
  const { choice, count, changes } = settings.choice.load();
  expect([choice, count, changes.length]).toEqual(['enabled', 510, 500]);
  expect(changes.at(0)).toEqual({ number: 11, enabled: false, at: 11 });
  expect(changes.at(-1)).toEqual({ number: 510, enabled: true, at: 510 });
  expect(readFileSync(join(folder, 'config.json')).length).toBeLessThan(40_000);
});

test.each(['', '{', '[]', '"off"'])(
  'a file that holds %o keeps telemetry off until a choice is made',
  (text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'config.json'), text);
    const settings = createTelemetrySettings(createSettingsFile(folder, 'config'));
    expect(settings.choice.load().choice).toBe('unreadable');
    expect(readFileSync(join(folder, 'config.json'), 'utf8')).toBe(text);
    settings.choice.write(true, () => 1);
    expect(settings.choice.load().choice).toBe('enabled');
    expect(readdirSync(folder).some((file) => file.startsWith('config.unreadable-'))).toBe(true);
  },
);
