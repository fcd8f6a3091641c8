import fs, { renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createManualClock, temporaryFolder } from '../testing/fake-host.ts';
import { createFileMark, type FileMark } from './file-mark.ts';

const AN_HOUR = 60 * 60_000;

function markOf(text = 'one'): { mark: FileMark; path: string } {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, text);
  return { mark: markAt(path, AN_HOUR), path };
}

/** A mark taken so many milliseconds after the file changed. */
function markAt(path: string, laterMs: number): FileMark {
  const clock = createManualClock();
  clock.jumpTo(statSync(path).mtimeMs + laterMs);
  return createFileMark({ clock, disk: fs }, path);
}

test('recognises an untouched file with one call', () => {
  const { mark, path } = markOf();
  const disk = { ...fs, statSync: vi.fn((file: string) => fs.statSync(file)) };
  const clock = createManualClock();
  clock.jumpTo(statSync(path).mtimeMs + AN_HOUR);
  const counted = createFileMark({ clock, disk }, path);
  for (const one of [mark, counted]) {
    expect(one.isSame()).toBe(false);
    one.take();
    expect([one.isSame(), one.isSame()]).toEqual([true, true]);
  }
  expect(disk.statSync).toHaveBeenCalledTimes(3);
});

test.each<[string, (path: string) => void]>([
  ['written over with as much', (path) => writeFileSync(path, 'two')],
  [
    'replaced by another of the same size and time',
    (path) => {
      const { atimeMs, mtimeMs } = statSync(path);
      writeFileSync(`${path}.draft`, 'two');
      utimesSync(`${path}.draft`, atimeMs / 1_000, mtimeMs / 1_000);
      renameSync(`${path}.draft`, path);
    },
  ],
  ['removed', (path) => rmSync(path)],
  [
    'made a link to nothing',
    (path) => {
      rmSync(path);
      symlinkSync('nowhere', path);
    },
  ],
])('notices that a file was %s', (_, change) => {
  const { mark, path } = markOf();
  mark.take();
  change(path);
  expect(mark.isSame()).toBe(false);
});

test('does not trust a file that has just changed, since another change may leave the same time', () => {
  const { path } = markOf();
  for (const laterMs of [0, 1_000, 2_999, -2_999]) {
    const mark = markAt(path, laterMs);
    mark.take();
    expect(mark.isSame(), String(laterMs)).toBe(false);
  }
});

test('does not call a forgotten file the same', () => {
  const { mark } = markOf();
  mark.take();
  mark.forget();
  expect(mark.isSame()).toBe(false);
});
