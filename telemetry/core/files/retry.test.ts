import fs from 'node:fs';
import { expect, test } from 'vitest';
import { createFakeHost } from '../testing/fake-host.ts';
import { BRIEF, patiently } from './retry.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });

function failing(code: string, times: number): () => string {
  let left = times;
  return () => {
    if (left-- > 0) throw withCode(code);
    return 'done';
  };
}

test.each(['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY'])(
  'waits for %s that lasts a moment, for a second or two at most',
  (code) => {
    const host = createFakeHost();
    const access = { kind: 'change', path: `${host.folder}/file` } as const;
    expect(patiently(host, access, failing(code, 3))).toBe('done');
    expect(host.clock.monotonic()).toBeLessThan(100);
    expect(() => patiently(host, access, failing(code, Number.POSITIVE_INFINITY))).toThrow(code);
    expect(host.clock.monotonic()).toBeGreaterThan(1_000);
    expect(host.clock.monotonic()).toBeLessThan(2_000);
  },
);

test('throws at once if waiting does not help', () => {
  const host = createFakeHost();
  const accessSync = () => {
    throw withCode('EACCES');
  };
  const without = { ...host, disk: { ...fs, accessSync } };
  for (const kind of ['read', 'change'] as const) {
    expect(() => patiently(host, { kind, path: host.folder }, failing('ENOSPC', 1))).toThrow('ENOSPC');
    expect(() => patiently(without, { kind, path: host.folder }, failing('EACCES', 1))).toThrow('EACCES');
  }
  expect(host.clock.monotonic()).toBe(0);
});

test('brief pauses are too short for a person to notice', () => {
  const host = createFakeHost();
  expect(() =>
    patiently(host, { kind: 'read', path: host.folder }, failing('EBUSY', Number.POSITIVE_INFINITY), BRIEF),
  ).toThrow();
  expect(host.clock.monotonic()).toBeLessThan(20);
});
