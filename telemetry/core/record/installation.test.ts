import { execFileSync } from 'node:child_process';
import fs, { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testWith } from '../../testing/needs.ts';
import { failWith } from '../testing/fail-with.ts';
import { createFakeHost, temporaryFolder } from '../testing/fake-host.ts';
import {
  hasInstallationId,
  obtainInstallationId,
  readInstallationId,
  renewInstallationId,
} from './installation.ts';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('is a random UUID v4, created once and kept', () => {
  const host = createFakeHost();
  expect(readInstallationId(host, host.folder)).toBeNull();
  const id = obtainInstallationId(host, host.folder);
  expect(id).toMatch(UUID_V4);
  expect(obtainInstallationId(createFakeHost(), host.folder)).toBe(id);
  expect(readdirSync(host.folder)).toEqual(['installation-id']);
  expect(obtainInstallationId(host, temporaryFolder())).not.toBe(id);
});

test('two processes that create it at the same instant agree', () => {
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

test('a file that is busy for a moment is waited for and does not cost the ID', () => {
  const { folder } = createFakeHost();
  const id = obtainInstallationId(createFakeHost(), folder);
  const host = createFakeHost({ disk: { ...fs, openSync: failing('EBUSY', 2) } });
  expect(obtainInstallationId(host, folder)).toBe(id);
  expect(host.clock.monotonic()).toBeLessThan(20);
});

test.each(['EBUSY', 'EIO', 'EMFILE', 'EACCES'])('a disk that fails with %s does not cost the ID', (code) => {
  const { folder } = createFakeHost();
  const id = obtainInstallationId(createFakeHost(), folder);
  const host = createFakeHost({ disk: { ...fs, openSync: failing(code, Infinity) } });
  expect(() => obtainInstallationId(host, folder)).toThrow(
    expect.objectContaining({ path: join(folder, 'installation-id'), code }),
  );
  expect(host.clock.monotonic()).toBeLessThan(100);
  expect(readInstallationId(createFakeHost(), folder)).toBe(id);
});

test('on a file system without hard links, two processes that create it at the same instant agree', () => {
  const folder = temporaryFolder();
  let other: string | null = null;
  const linkSync = () => failWith('EPERM');
  const host = createFakeHost({
    disk: {
      ...fs,
      linkSync() {
        other ??= obtainInstallationId(createFakeHost({ disk: { ...fs, linkSync } }), folder);
        failWith('EPERM');
      },
    },
  });
  expect(obtainInstallationId(host, folder)).toBe(other);
  expect(readInstallationId(host, folder)).toBe(other);
  expect(readdirSync(folder)).toEqual(['installation-id']);
});

test('a process that finds the file before the ID is written waits for it', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'installation-id');
  writeFileSync(path, '');
  const host = createFakeHost();
  const clock = {
    ...host.clock,
    pause() {
      writeFileSync(path, 'f47ac10b-58cc-4372-a567-0e02b2c3d479\n');
    },
  };
  expect(obtainInstallationId({ ...host, clock }, folder)).toBe('f47ac10b-58cc-4372-a567-0e02b2c3d479');
});

test.each<[string, (path: string) => void]>([
  ['nothing', (path) => writeFileSync(path, '')],
  ['other text', (path) => writeFileSync(path, 'not an id')],
  ['an id of another version', (path) => writeFileSync(path, 'a8098c1a-f86e-11da-bd1a-00112444be1e')],
  ['bytes', (path) => writeFileSync(path, Buffer.from([0, 255, 254, 0]))],
  ['a megabyte', (path) => writeFileSync(path, 'x'.repeat(1e6))],
  ['a folder', (path) => mkdirSync(path)],
  ['a folder that is not empty', (path) => mkdirSync(join(path, 'more'), { recursive: true })],
])('replaces %s in its place, and can be reset', isReplaced);

testWith('FIFOs', 'symbolic links', 'devices').each<[string, (path: string) => void]>([
  ['a FIFO', (path) => execFileSync('mkfifo', [path])],
  ['a link to nothing', (path) => symlinkSync('/nowhere/at-all', path)],
  ['a link to itself', (path) => symlinkSync('installation-id', path)],
  ['a link to a device', (path) => symlinkSync('/dev/zero', path)],
])('replaces %s in its place, and can be reset', isReplaced);

function isReplaced(_: string, make: (path: string) => void): void {
  const folder = join(temporaryFolder(), 'telemetry');
  const host = createFakeHost();
  for (const act of [obtainInstallationId, renewInstallationId]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    make(join(folder, 'installation-id'));
    expect(readInstallationId(host, folder)).toBeNull();
    expect(hasInstallationId(host, folder)).toBe(true);
    const id = act(host, folder);
    expect(id).toMatch(UUID_V4);
    expect(readInstallationId(host, folder)).toBe(id);
    expect(obtainInstallationId(createFakeHost(), folder)).toBe(id);
  }
}

test('keeps an ID that an editor saved with a byte order mark', () => {
  const { folder } = createFakeHost();
  const id = obtainInstallationId(createFakeHost(), folder);
  writeFileSync(join(folder, 'installation-id'), `\uFEFF${id}\r\n`);
  expect(obtainInstallationId(createFakeHost(), folder)).toBe(id);
});

test('creating a new one waits for a busy file, and names the file if that takes too long', () => {
  const { folder } = createFakeHost();
  const id = obtainInstallationId(createFakeHost(), folder);
  let left = 4;
  const renameSync: typeof fs.renameSync = (...args) =>
    left-- > 0 ? failWith('EBUSY') : fs.renameSync(...args);
  expect(renewInstallationId(createFakeHost({ disk: { ...fs, renameSync } }), folder)).not.toBe(id);
  left = Infinity;
  expect(() => renewInstallationId(createFakeHost({ disk: { ...fs, renameSync } }), folder)).toThrow(
    expect.objectContaining({ path: join(folder, 'installation-id'), code: 'EBUSY' }),
  );
  expect(readdirSync(folder)).toEqual(['installation-id']);
});

/** Opens files, but only after failing that often. */
function failing(code: string, times: number): typeof fs.openSync {
  let left = times;
  return (...args) => (left-- > 0 ? failWith(code) : fs.openSync(...args));
}
