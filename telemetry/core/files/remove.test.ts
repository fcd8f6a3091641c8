import fs, { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Disk } from '../ports.ts';
import { createManualClock, temporaryFolder } from '../testing/fake-host.ts';
import { removeFile, removeTree } from './remove.ts';

function hostWith(disk: Partial<Disk> = {}) {
  return { clock: createManualClock(), disk: { ...fs, ...disk } };
}

/** Two folders with files, a hidden one and a link that leads outside. */
function tree(): { path: string; outside: string } {
  const folder = temporaryFolder();
  const [path, outside] = [join(folder, 'Jürgen 😀'), join(folder, 'outside')];
  mkdirSync(join(path, 'spool', 'deep'), { recursive: true });
  mkdirSync(outside);
  for (const file of ['.hidden', 'spool/one', 'spool/deep/two']) writeFileSync(join(path, file), 'text');
  writeFileSync(join(outside, 'kept'), 'text');
  symlinkSync(outside, join(path, 'spool', 'link'));
  return { path, outside };
}

test('removes a whole tree, but not the targets of its links', () => {
  const { path, outside } = tree();
  removeTree(hostWith(), path);
  removeTree(hostWith(), path);
  expect(existsSync(path)).toBe(false);
  expect(readdirSync(outside)).toEqual(['kept']);
});

test('removes a link to a folder, but not the folder', () => {
  const { path } = tree();
  removeTree(hostWith(), join(path, 'spool', 'link'));
  expect(readdirSync(join(path, 'spool')).sort()).toEqual(['deep', 'one']);
});

test("a missing file is no error; one that can't be deleted is", () => {
  const { path } = tree();
  removeFile(fs, join(path, 'nowhere'));
  expect(() => removeFile(fs, join(path, 'spool'))).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^(EISDIR|EPERM)$/) }),
  );
});

describe('while others write to it', () => {
  test('removes a folder, if they stop in time', () => {
    const { path } = tree();
    let more = 5;
    const host = hostWith({
      rmdirSync(folder) {
        if (more > 0) writeFileSync(join(String(folder), `new-${more}`), '');
        more -= 1;
        fs.rmdirSync(folder);
      },
    });
    removeTree(host, path);
    expect(existsSync(path)).toBe(false);
  });

  test('does not wait for ever', () => {
    const { path } = tree();
    const host = hostWith({
      rmdirSync(folder) {
        writeFileSync(join(String(folder), 'new'), '');
        fs.rmdirSync(folder);
      },
    });
    const before = host.clock.monotonic();
    expect(() => removeTree(host, path)).toThrow(expect.objectContaining({ code: 'ENOTEMPTY' }));
    expect(host.clock.monotonic() - before).toBeLessThanOrEqual(2_000);
  });
});

function pretendWindows(): void {
  const { platform } = process;
  Object.defineProperty(process, 'platform', { value: 'win32' });
  onTestFinished(() => void Object.defineProperty(process, 'platform', { value: platform }));
}

test('on Windows, open files keep their names until they are closed, but no longer block their folder', () => {
  pretendWindows();
  const { path } = tree();
  const pending: string[] = [];
  const host = hostWith({
    unlinkSync: (file) => void pending.push(String(file)),
    existsSync: (file) => existsSync(file) && !pending.includes(String(file)),
  });
  removeTree(host, path);
  expect(existsSync(path)).toBe(false);
  // Three files, and the link where links are supported.
  expect(pending.length).toBeGreaterThanOrEqual(3);
  for (const file of pending) expect(dirname(file)).toBe(dirname(path));
});

test.each(['unlinkSync', 'rmdirSync'] as const)('notices a disk whose %s does nothing', (call) => {
  const { path } = tree();
  expect(() => removeTree(hostWith({ [call]: () => {} }), path)).toThrow(
    expect.objectContaining({ code: 'ENOTDELETED', path: expect.stringContaining('Jürgen') }),
  );
});

test('on Windows, reports what could not be deleted and leaves it where it was', () => {
  pretendWindows();
  const { path } = tree();
  const unlinkSync = () => {
    throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
  };
  for (const host of [hostWith({ unlinkSync }), hostWith({ unlinkSync: () => {} })]) {
    expect(() => removeTree(host, path)).toThrow(expect.objectContaining({ code: expect.any(String) }));
    expect(existsSync(join(path, '.hidden'))).toBe(true);
    expect(readdirSync(dirname(path)).sort()).toEqual(['Jürgen 😀', 'outside']);
  }
});
