import { expect, test } from 'vitest';
import { EXIT_CODES } from './exit-codes.ts';

test('no two exit codes are the same', () => {
  const codes = Object.values(EXIT_CODES);
  expect(new Set(codes).size).toBe(codes.length);
});

test('codes that Kreya documents have the same value here', () => {
  const { ok, failed, usage, cancelled, projectNotFound, environmentNotFound } = EXIT_CODES;
  const codes = [ok, failed, usage, cancelled, projectNotFound, environmentNotFound];
  expect(codes).toEqual([0, 1, 2, 3, 101, 103]);
});
