import { expect, test } from 'vitest';
import { judgeLogsAnswer, readRetryAfter } from './answer.ts';

const NOW = Date.UTC(2026, 0, 1);
const partial = (rejected: unknown) => JSON.stringify({ partialSuccess: { rejectedLogRecords: rejected } });

test.each([
  [200, '{}', { kind: 'delivered', rejected: 0, wish: null }],
  [202, '', { kind: 'delivered', rejected: 0, wish: null }],
  [200, partial('3'), { kind: 'delivered', rejected: 3, wish: null }],
  [200, partial(3), { kind: 'delivered', rejected: 3, wish: null }],
  [200, partial(-1), { kind: 'delivered', rejected: 0, wish: null }],
  [200, '<html>', { kind: 'delivered', rejected: 0, wish: null }],
  [200, 'null', { kind: 'delivered', rejected: 0, wish: null }],
  [413, '', { kind: 'tooLarge' }],
  [429, '', { kind: 'retry', problem: 'unavailable', wish: null }],
  [502, '', { kind: 'retry', problem: 'unavailable', wish: null }],
  [503, '', { kind: 'retry', problem: 'unavailable', wish: null }],
  [504, '', { kind: 'retry', problem: 'unavailable', wish: null }],
  [301, '', { kind: 'refused', status: 301 }],
  [307, '', { kind: 'refused', status: 307 }],
  [400, '', { kind: 'refused', status: 400 }],
  [401, '', { kind: 'refused', status: 401 }],
  [500, '', { kind: 'refused', status: 500 }],
  [501, '', { kind: 'refused', status: 501 }],
])('%i %o', async (status, body, outcome) => {
  expect(await judgeLogsAnswer(new Response(body, { status }), NOW)).toEqual(outcome);
});

test('an endless answer is left unread after 4 MiB', async () => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(1024 * 1024));
    },
  });
  expect(await judgeLogsAnswer(new Response(body), NOW)).toEqual({
    kind: 'delivered',
    rejected: 0,
    wish: null,
  });
  expect(sent).toBeLessThan(10);
});

test('an answer that breaks off goes by its status', async () => {
  const body = new ReadableStream({ start: (controller) => controller.error(new Error('gone')) });
  expect(await judgeLogsAnswer(new Response(body), NOW)).toEqual({
    kind: 'delivered',
    rejected: 0,
    wish: null,
  });
});

test.each([
  ['120', { afterMs: 120_000, spreadMs: 1_000 }],
  ['0', { afterMs: 0, spreadMs: 1_000 }],
  [' 7 ', { afterMs: 7_000, spreadMs: 1_000 }],
  ['Thu, 01 Jan 2026 00:02:00 GMT', { afterMs: 120_000, spreadMs: 60_000 }],
  ['Wed, 31 Dec 2025 23:59:00 GMT', { afterMs: 0, spreadMs: 60_000 }],
  ['31536000', { afterMs: 86_400_000, spreadMs: 1_000 }],
  ['-1', null],
  ['2001', { afterMs: 2_001_000, spreadMs: 1_000 }],
  ['soon', null],
  [null, null],
])('Retry-After %o is %o', (header, wish) => {
  expect(readRetryAfter(header, NOW)).toEqual(wish);
});
