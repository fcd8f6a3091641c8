import fs, { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Disk } from '../ports.ts';
import { failWith } from '../testing/fail-with.ts';
import { createManualClock, temporaryFolder } from '../testing/fake-host.ts';
import { takeByRename } from './take-by-rename.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'free'), '');
});

/** Another process has the file open from the start, and does or does not rename it while this one looks. */
function besideAnother(meanwhile: (path: string) => void) {
  const looks: string[] = [];
  const disk: Disk = {
    ...fs,
    openSync(path) {
      looks.push(String(path));
      if (!existsSync(path)) failWith('ENOENT');
      if (looks.length === 1) {
        meanwhile(String(path));
        failWith('EBUSY');
      }
      return fs.openSync(path, 'r+');
    },
  };
  return { host: { clock: createManualClock(), disk }, looks };
}

const take = (host: Parameters<typeof takeByRename>[0], mine: string, platform: NodeJS.Platform) =>
  takeByRename(host, join(folder, 'free'), join(folder, mine), platform);

test('the first process gets it, the second does not', () => {
  const host = { clock: createManualClock(), disk: fs };
  expect(take(host, 'held-a', 'linux')).toBe(true);
  expect(take(host, 'held-b', 'linux')).toBe(false);
  expect(readdirSync(folder)).toEqual(['held-a']);
});

test('on Windows, loses it to a process that opened it earlier and renames it later', () => {
  const { host } = besideAnother((path) => renameSync(path, join(folder, 'held-b')));
  expect(take(host, 'held-a', 'win32')).toBe(false);
  expect(readdirSync(folder)).toEqual(['held-b']);
});

test('on Windows, does not lose it to a process that opened it and is too slow', () => {
  const { host, looks } = besideAnother(() => {});
  expect(take(host, 'held-a', 'win32')).toBe(true);
  expect(looks).toHaveLength(2);
});

test('on Windows, waits for a scanner that keeps it open, but not for ever', () => {
  const clock = createManualClock();
  const disk: Disk = { ...fs, openSync: () => failWith('EBUSY') };
  expect(take({ clock, disk }, 'held-a', 'win32')).toBe(true);
  expect(clock.monotonic()).toBeGreaterThan(0);
  expect(clock.monotonic()).toBeLessThan(100);
});

test("throws the disk's errors", () => {
  const host = { clock: createManualClock(), disk: { ...fs, renameSync: () => failWith('EACCES') } };
  expect(() => take(host, 'held-a', 'win32')).toThrow(expect.objectContaining({ code: 'EACCES' }));
});
