import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createUidSource, UID_LENGTH } from './uid.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NOW = Date.UTC(2026, 0, 1);

/** The IDs of a source as text. Checks that nothing outside the given place is written. */
function uidsOf(random: (count: number) => Uint8Array): (nowMs: number) => string {
  const writeUid = createUidSource(random);
  return (nowMs) => {
    const target = Buffer.from(`<${'.'.repeat(UID_LENGTH)}>`);
    writeUid(target, 1, nowMs);
    expect([target.at(0), target.at(-1)]).toEqual([0x3c, 0x3e]);
    return String(target.subarray(1, -1));
  };
}

test('makes a UUID v7 each time, and never the same twice', () => {
  const uidAt = uidsOf(randomBytes);
  const uids = Array.from({ length: 100_000 }, () => uidAt(NOW));
  expect(uids.filter((uid) => !UUID_V7.test(uid))).toEqual([]);
  expect(new Set(uids).size).toBe(uids.length);
});

test.each([0, 1, NOW, NOW + 1, 2 ** 48 - 1])('contains the time it was made: %i', (ms) => {
  const uid = uidsOf(randomBytes)(ms);
  expect(uid).toMatch(UUID_V7);
  expect(Number.parseInt(uid.replaceAll('-', '').slice(0, 12), 16)).toBe(ms);
});

test('sorts by the millisecond, also when new random bytes are fetched in between', () => {
  const uidAt = uidsOf(randomBytes);
  const uids = Array.from({ length: 1_000 }, (_, at) => uidAt(NOW + at));
  expect(uids.toSorted()).toEqual(uids);
});

test.each([
  ['nothing but zeros', 0x00, '019b76da-a800-7000-8000-000000000000'],
  ['nothing but ones', 0xff, '019b76da-a800-7fff-bfff-ffffffffffff'],
])('takes every random bit from its source: %s', (_, byte, uid) => {
  expect(uidsOf((count) => Buffer.alloc(count, byte))(NOW)).toBe(uid);
});
