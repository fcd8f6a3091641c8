import { expect, test } from 'vitest';
import { policy } from '../policy.ts';
import { createManualClock } from '../testing/fake-host.ts';
import { createErrorRateLimiter } from './error-rate-limiter.ts';

function create() {
  const clock = createManualClock();
  const reports: [string, number][] = [];
  let suppressed = 0;
  const limiter = createErrorRateLimiter<string>({
    clock,
    onReport: (report, occurrences) => reports.push([report, occurrences]),
    onSuppressed: (count) => {
      suppressed += count;
    },
  });
  const take = (kind: string) => limiter.take(kind, kind);
  return { clock, limiter, take, reports, suppressed: () => suppressed };
}

const { repeatWindowMs, reportsPerMinute, reportsPerRun } = policy.errors;

test('reports the first of a kind at once, and the others as a count when the time is up', () => {
  const { clock, take, reports } = create();
  for (let i = 0; i < 5; i += 1) take('a');
  expect(reports).toEqual([['a', 1]]);
  clock.advance(repeatWindowMs);
  expect(reports).toEqual([
    ['a', 1],
    ['a', 4],
  ]);
});

test('reports a kind at once again if it has not occurred for a while', () => {
  const { clock, take, reports } = create();
  take('a');
  clock.advance(repeatWindowMs);
  take('a');
  expect(reports).toEqual([
    ['a', 1],
    ['a', 1],
  ]);
});

test('an hour-long loop yields a few reports a minute, and every error is accounted for', () => {
  const { clock, limiter, take, reports, suppressed } = create();
  for (let second = 0; second < 3_600; second += 1) {
    for (let i = 0; i < 10; i += 1) take('a');
    clock.advance(1_000);
  }
  limiter.flush();
  expect(reports.length).toBeLessThanOrEqual(reportsPerRun);
  expect(reports.reduce((sum, [, count]) => sum + count, 0) + suppressed()).toBe(36_000);
});

test('reports no more per minute and per run than the policy allows, and counts the rest', () => {
  const { clock, take, reports, suppressed } = create();
  for (let i = 0; i < reportsPerMinute + 7; i += 1) take(`first minute ${i}`);
  expect([reports.length, suppressed()]).toEqual([reportsPerMinute, 7]);
  for (let minute = 0; minute < 20; minute += 1) {
    clock.advance(60_000);
    for (let i = 0; i < reportsPerMinute; i += 1) take(`minute ${minute} ${i}`);
  }
  expect(reports.length).toBe(reportsPerRun);
  expect(reports.length + suppressed()).toBe(21 * reportsPerMinute + 7);
});
