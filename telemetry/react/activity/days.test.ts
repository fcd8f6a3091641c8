import { expect, it } from 'vitest';
import { countByDay } from './days.ts';

const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime();

it('counts by the local calendar, today last, and leaves out what is older, unknown or yet to come', () => {
  const now = at(2026, 2, 30, 15, 0);
  const times = [
    at(2026, 2, 30, 0, 0),
    at(2026, 2, 30, 23, 59),
    at(2026, 2, 29, 23, 59),
    at(2026, 2, 28, 0, 0),
    at(2026, 2, 27, 23, 59),
    at(2026, 2, 31, 0, 0),
  ];
  const entries = [...times, null].map((occurredAt) => ({ occurredAt }));
  expect(countByDay(entries, now, 3)).toEqual([
    { start: at(2026, 2, 28), count: 1 },
    { start: at(2026, 2, 29), count: 1 },
    { start: at(2026, 2, 30), count: 2 },
  ]);
});
