import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../core/testing/fake-host.ts';
import { setAsideIfUnreadable } from './unreadable-settings.ts';

const NOW = new Date(Date.UTC(2026, 0, 1));

test.each(['', '{', '[]', 'null', '"off"', '\0\0\0'])(
  'sets a file that holds %o aside, and keeps telemetry off',
  (text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'config.json'), text);
    const keptAs = setAsideIfUnreadable(folder, 'config', NOW);
    expect(keptAs).toBe(join(folder, 'config.unreadable-2026-01-01T00-00-00-000Z.json'));
    expect(readFileSync(keptAs ?? '', 'utf8')).toBe(text);
    expect(JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'))).toEqual({
      telemetry: 'unreadable',
    });
    expect(readdirSync(folder)).toHaveLength(2);
    expect(setAsideIfUnreadable(folder, 'config', NOW)).toBeNull();
  },
);

test('sets a folder in its place aside, too', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'config.json'));
  expect(setAsideIfUnreadable(folder, 'config', NOW)).not.toBeNull();
  expect(readFileSync(join(folder, 'config.json'), 'utf8')).toContain('unreadable');
});

test('leaves readable and missing settings alone', () => {
  const folder = temporaryFolder();
  expect(setAsideIfUnreadable(folder, 'config', NOW)).toBeNull();
  expect(existsSync(join(folder, 'config.json'))).toBe(false);
  writeFileSync(join(folder, 'config.json'), '{ "theme": "dark" }');
  expect(setAsideIfUnreadable(folder, 'config', NOW)).toBeNull();
  expect(readFileSync(join(folder, 'config.json'), 'utf8')).toBe('{ "theme": "dark" }');
});
