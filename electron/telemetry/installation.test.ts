import fs, { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { obtainInstallationId, readInstallationId } from './installation.ts';
import { createFakeHost, temporaryFolder } from './testing/fake-host.ts';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('is a random UUID v4, made once and kept', () => {
  const host = createFakeHost();
  expect(readInstallationId(host, host.folder)).toBeNull();
  const id = obtainInstallationId(host, host.folder);
  expect(id).toMatch(UUID_V4);
  expect(obtainInstallationId(createFakeHost(), host.folder)).toBe(id);
  expect(readdirSync(host.folder)).toEqual(['installation-id']);
  expect(obtainInstallationId(host, temporaryFolder())).not.toBe(id);
});

test('two that make it at the same instant agree', () => {
  const folder = temporaryFolder();
  let other: string | null = null;
  const host = createFakeHost({
    disk: {
      ...fs,
      linkSync(...args: Parameters<typeof fs.linkSync>) {
        other ??= obtainInstallationId(createFakeHost(), folder);
        fs.linkSync(...args);
      },
    },
  });
  expect(obtainInstallationId(host, folder)).toBe(other);
});

test('a disk that can not be read for a moment does not cost the id', () => {
  const { folder } = createFakeHost();
  const id = obtainInstallationId(createFakeHost(), folder);
  const readFileSync = () => {
    throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
  };
  const host = createFakeHost({ disk: { ...fs, readFileSync } });
  expect(() => obtainInstallationId(host, folder)).toThrow('EBUSY');
  expect(readInstallationId(createFakeHost(), folder)).toBe(id);
});

test('works on a file system without links', () => {
  const linkSync = () => {
    throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
  };
  const host = createFakeHost({ disk: { ...fs, linkSync } });
  const id = obtainInstallationId(host, host.folder);
  expect(readInstallationId(host, host.folder)).toBe(id);
});

test.each(['', 'not an id', 'a8098c1a-f86e-11da-bd1a-00112444be1e'])(
  'a file that holds %o is replaced',
  (text) => {
    const folder = join(temporaryFolder(), 'telemetry');
    mkdirSync(folder);
    writeFileSync(join(folder, 'installation-id'), text);
    const id = obtainInstallationId(createFakeHost(), folder);
    expect(id).toMatch(UUID_V4);
    expect(readInstallationId(createFakeHost(), folder)).toBe(id);
  },
);
