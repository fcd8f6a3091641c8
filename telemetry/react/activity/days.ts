export interface Day {
  /** The local midnight with which it begins, in milliseconds since 1970-01-01 UTC. */
  readonly start: number;
  readonly count: number;
}

/** The local midnight with which the day after this one begins, in milliseconds since 1970-01-01 UTC. */
export function endOfDay(start: number): number {
  const day = new Date(start);
  // By the calendar: a day on which the clocks change has no 24 hours.
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

interface Occurrence {
  readonly occurredAt: number | null;
}

/** How many occurred on each of the last days, today last. `now` is milliseconds since 1970-01-01 UTC. */
export function countByDay(entries: readonly Occurrence[], now: number, days: number): Day[] {
  const today = new Date(now);
  const startOf = (daysAgo: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysAgo).getTime();
  const starts = Array.from({ length: days }, (_, index) => startOf(days - 1 - index));
  const end = endOfDay(now);
  const counts = starts.map(() => 0);
  for (const { occurredAt } of entries) {
    if (occurredAt === null || occurredAt >= end) continue;
    const index = starts.findLastIndex((start) => occurredAt >= start);
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
  }
  return starts.map((start, index) => ({ start, count: counts[index] ?? 0 }));
}
