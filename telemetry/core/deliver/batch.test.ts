import { expect, test } from 'vitest';
import type { SealedSegment } from '../spool/spool.ts';
import { type RecordFate, takeBatch } from './batch.ts';

const LIMIT = { records: 512, bytes: 1024 * 1024 };

/** Takes a batch from segments of 300 records each, and counts the segments read. */
async function takeOf(segments: number, fate: RecordFate, idOf = (_segment: number) => 'one') {
  const records = Array.from({ length: 300 }, () => Buffer.from('{}'));
  const all = Array.from({ length: segments }, (_, at): SealedSegment => {
    const id = String(at);
    const { length: count } = records;
    return { state: 'sealed', file: id, id, generation: 0, count, bytes: 600, done: 0, owed: [] };
  });
  let read = 0;
  const spool = {
    read({ id }: SealedSegment) {
      read += 1;
      return { kind: 'content' as const, origin: Buffer.from(id), records, lost: 0 };
    },
  };
  const channel = { installationOf: (origin: Buffer) => idOf(Number(origin)), describeLoss: () => [] };
  const rest = () => Promise.resolve();
  const { slices } = await takeBatch({ spool, channel, fateOf: () => fate, rest }, all, LIMIT);
  return { read, taken: slices.map((slice) => [slice.records.length, slice.dealtWith, slice.left]) };
}

test('takes as many as the limit allows, and leaves the rest of the last segment', async () => {
  expect(await takeOf(9, 'send')).toEqual({
    read: 2,
    taken: [
      [300, 300, 0],
      [212, 212, 88],
    ],
  });
});

test.each(['tooOld', 'unwanted'] as const)('reads no further into a backlog that is %s', async (fate) => {
  expect((await takeOf(9, fate)).read).toBe(2);
});

test('takes the records of one installation ID, and leaves the next ID for its own request', async () => {
  const { taken } = await takeOf(3, 'send', (segment) => (segment === 0 ? 'old' : 'new'));
  expect(taken).toEqual([[300, 300, 0]]);
});
