import { expect, test } from 'vitest';
import type { SealedSegment } from '../spool/spool.ts';
import { takeBatch, type Verdict } from './batch.ts';

const LIMIT = { records: 512, bytes: 1024 * 1024 };

/** Segments of 300 records each, and how many of them were read. */
function takeOf(segments: number, verdict: Verdict) {
  const records = Array.from({ length: 300 }, () => Buffer.from('{}'));
  const all = Array.from({ length: segments }, (_, at): SealedSegment => {
    const id = String(at);
    return { state: 'sealed', file: id, id, generation: 0, count: records.length, bytes: 600, done: 0 };
  });
  let read = 0;
  const spool = {
    read() {
      read += 1;
      return { origin: Buffer.from('{}'), records, lost: 0 };
    },
  };
  const slices = takeBatch(spool, all, LIMIT, () => verdict);
  return { read, taken: slices.map((slice) => [slice.records.length, slice.dealtWith, slice.left]) };
}

test('takes as many as the limit allows, and leaves the rest of the last segment', () => {
  expect(takeOf(9, 'send')).toEqual({
    read: 2,
    taken: [
      [300, 300, 0],
      [212, 212, 88],
    ],
  });
});

test.each(['tooOld', 'unwanted'] as const)('reads no more for a backlog that is %s', (verdict) => {
  expect(takeOf(9, verdict).read).toBe(2);
});
