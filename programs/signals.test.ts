import { expect, test } from 'vitest';
import { endingSignals, exitCodeBy } from './signals.ts';

test("on POSIX the code is 128 plus the signal's number", () => {
  expect(endingSignals('linux').map((signal) => exitCodeBy(signal, 'linux'))).toEqual([130, 143, 129]);
});

test('on Windows it is that of Ctrl-C, 0xC000013A', () => {
  const codes = endingSignals('win32').map((signal) => exitCodeBy(signal, 'win32'));
  expect(codes.map((code) => code >>> 0)).toEqual([0xc000013a, 0xc000013a, 0xc000013a]);
});
