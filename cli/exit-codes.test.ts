import { expect, test } from 'vitest';
import { EXIT_CODES } from './exit-codes.ts';

test('every exit code is its own', () => {
  const codes = Object.values(EXIT_CODES).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('those that Kreya publishes are the same here', () => {
  const { ok, failed, usage, cancelled, projectNotFound, environmentNotFound } = EXIT_CODES;
  const codes = [ok, failed, usage, cancelled, projectNotFound, environmentNotFound].map(({ code }) => code);
  expect(codes).toEqual([0, 1, 2, 3, 101, 103]);
});
