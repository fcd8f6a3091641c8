import { execFileSync } from 'node:child_process';
import fs, { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testWith } from '../../testing/needs.ts';
import type { Disk } from '../ports.ts';
import { temporaryFolder } from '../testing/fake-host.ts';
import { readSmallFile } from './read-small-file.ts';

const MAX = 1000;

function read(path: string, disk: Disk = fs) {
  const file = readSmallFile(disk, path, MAX);
  if (file.kind === 'found') return Buffer.from(file.bytes).toString();
  return file.kind === 'absent' ? 'absent' : file.code;
}

testWith('symbolic links')('reads a file, also through links, up to the limit', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), 'text');
  writeFileSync(join(folder, 'empty'), '');
  writeFileSync(join(folder, 'full'), 'x'.repeat(MAX));
  writeFileSync(join(folder, 'large'), 'x'.repeat(MAX + 1));
  mkdirSync(join(folder, 'other'));
  symlinkSync('../file', join(folder, 'other/link'));
  symlinkSync('other', join(folder, 'folder-link'));
  expect(read(join(folder, 'file'))).toBe('text');
  expect(read(join(folder, 'empty'))).toBe('');
  expect(read(join(folder, 'full'))).toHaveLength(MAX);
  expect(read(join(folder, 'large'))).toBe('EFBIG');
  expect(read(join(folder, 'folder-link/link'))).toBe('text');
});

test('calls a file absent only where nothing has its name', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  symlinkSync('.', join(folder, 'here'));
  expect(read(join(folder, 'no'))).toBe('absent');
  expect(read(join(folder, 'no/no/no'))).toBe('absent');
  expect(read(join(folder, 'here/no/no'))).toBe('absent');
  expect(read(join(folder, 'file/no'))).toBe('absent');
});

testWith('symbolic links')(
  'calls a link to a missing target unreadable, whichever part of the path it is',
  () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    symlinkSync('/nowhere/at-all', join(folder, 'link'));
    symlinkSync('link', join(folder, 'chain'));
    symlinkSync('file/no', join(folder, 'through-a-file'));
    symlinkSync('loop', join(folder, 'loop'));
    symlinkSync('loop', join(folder, 'to-loop'));
    expect(read(join(folder, 'link'))).toBe('ENOENT');
    expect(read(join(folder, 'chain'))).toBe('ENOENT');
    expect(read(join(folder, 'link/Acme/config.json'))).toBe('ENOENT');
    expect(read(join(folder, 'chain/config.json'))).toBe('ENOENT');
    expect(read(join(folder, 'through-a-file'))).toBe('ENOTDIR');
    expect(read(join(folder, 'loop'))).toBe('ELOOP');
    expect(read(join(folder, 'to-loop/config.json'))).toBe('ELOOP');
  },
);

testWith('FIFOs', 'devices')('does not read, or wait for, anything that is not a regular file', async () => {
  const folder = temporaryFolder();
  execFileSync('mkfifo', [join(folder, 'fifo')]);
  mkdirSync(join(folder, 'folder'));
  symlinkSync('/dev/zero', join(folder, 'zero'));
  symlinkSync('/dev/null', join(folder, 'null'));
  const server = createServer().listen(join(folder, 'socket'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  expect(read(join(folder, 'fifo'))).toBe('EFTYPE');
  expect(read(join(folder, 'folder'))).toBe('EISDIR');
  expect(read(join(folder, 'zero'))).toBe('EFTYPE');
  expect(read(join(folder, 'null'))).toBe('EFTYPE');
  expect(read(join(folder, 'socket'))).toBe('ENXIO');
});

testWith('procfs')('reads a file whose size says nothing in full, or refuses it', () => {
  expect(read('/proc/self/comm')).not.toBe('');
  expect(readSmallFile(fs, '/proc/self/smaps', 100).kind).toBe('unreadable');
});

test('stays within the limit for a file that grows while it is read', () => {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, 'x');
  const disk: Disk = {
    ...fs,
    readSync(_, bytes, __, length) {
      expect(bytes.length).toBeLessThanOrEqual(MAX + 1);
      return length;
    },
  };
  expect(read(path, disk)).toBe('EFBIG');
});

test("closes what it opened, and reports the disk's error", () => {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, 'text');
  const open = new Set<number>();
  const fail = (): never => {
    throw Object.assign(new Error('EIO'), { code: 'EIO' });
  };
  const disk = {
    ...fs,
    openSync(...args: Parameters<typeof fs.openSync>) {
      const descriptor = fs.openSync(...args);
      open.add(descriptor);
      return descriptor;
    },
    closeSync(descriptor: number) {
      open.delete(descriptor);
      fs.closeSync(descriptor);
    },
  };
  expect(read(path, { ...disk, readSync: fail })).toBe('EIO');
  expect(read(path, { ...disk, fstatSync: fail })).toBe('EIO');
  expect(read(path, disk)).toBe('text');
  expect(open.size).toBe(0);
  expect(read(path, { ...disk, openSync: fail })).toBe('EIO');
});
