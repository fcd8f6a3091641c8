import { expect, test } from 'vitest';
import { describeExitCodes, EXIT_CODES } from './exit-codes.ts';
import { en } from './texts/en.ts';

const GROUPS = describeExitCodes(en);

test('no two exit codes are the same, nor are two names', () => {
  const all = GROUPS.flatMap(({ codes }) => codes);
  expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(Object.keys(EXIT_CODES)).toHaveLength(all.length);
});

test('codes that Kreya documents have the same value here', () => {
  const { ok, failed, usage, cancelled, projectNotFound, environmentNotFound } = EXIT_CODES;
  const codes = [ok, failed, usage, cancelled, projectNotFound, environmentNotFound];
  expect(codes).toEqual([0, 1, 2, 3, 101, 103]);
});

test('the tens of a check’s code say where the problem is', () => {
  const ranges = GROUPS.flatMap(({ title, codes }) => {
    const [, from] = title.match(/^telemetry check, (\d+) to (\d+): /) ?? [];
    return from === undefined ? [] : codes.map(({ code }) => [Number(from), code]);
  });
  expect(ranges).toHaveLength(18);
  for (const [from, code = 0] of ranges) expect(Math.floor(code / 10) * 10).toBe(from);
});

test('codes that scripts rely on keep their value', () => {
  expect(EXIT_CODES).toMatchObject({
    notDelivered: 4,
    locked: 5,
    eventsRejected: 7,
    partialSuccess: 21,
    unauthorized: 22,
    notFound: 23,
    unavailable: 30,
    intercepted: 40,
    proxyAuthentication: 41,
    certificateUntrusted: 50,
    connectionRefused: 61,
    timedOut: 62,
  });
});
