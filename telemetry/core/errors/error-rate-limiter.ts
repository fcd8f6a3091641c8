/** Limits how many reports there are, so that an error in a loop floods neither the disk nor the receiver. */

import { policy } from '../policy.ts';
import type { CancelTimer, Clock } from '../ports.ts';

export interface ErrorRateLimiter<Report> {
  /**
   * Passes a report on at once if it is the first of its kind, and counts it otherwise. Reports of one kind
   * share a `key`.
   */
  take(key: string, report: Report): void;
  /** Whether there may be one more report of something that is never grouped; counts it if not. */
  mayReport(): boolean;
  /** Whether one more error may be reduced in this minute. */
  mayReduce(): boolean;
  /** Counts an error about which nothing more is reported. */
  suppress(): void;
  /** Passes on what has been counted so far. */
  flush(): void;
}

export interface ErrorRateLimiterOptions<Report> {
  readonly clock: Clock;
  /** Called with a report, and how often it has occurred since it was last passed on. */
  readonly onReport: (report: Report, occurrences: number) => void;
  /** Called with how many errors were not reported because there were too many. */
  readonly onSuppressed: (count: number) => void;
}

interface Repeated<Report> {
  readonly report: Report;
  count: number;
  cancel: CancelTimer;
}

const MINUTE_MS = 60_000;

export function createErrorRateLimiter<Report>(
  options: ErrorRateLimiterOptions<Report>,
): ErrorRateLimiter<Report> {
  const { clock, onReport, onSuppressed } = options;
  const { repeatWindowMs, reportsPerMinute, reportsPerRun, reductionsPerMinute } = policy.errors;
  const repeated = new Map<string, Repeated<Report>>();
  const reports = createMinuteCounter(clock, reportsPerMinute);
  const reductions = createMinuteCounter(clock, reductionsPerMinute);
  let reportsOfRun = 0;

  function mayReport(occurrences: number): boolean {
    const isWithinBounds = reportsOfRun < reportsPerRun && reports.take();
    if (isWithinBounds) reportsOfRun += 1;
    else onSuppressed(occurrences);
    return isWithinBounds;
  }

  function report(one: Report, occurrences: number): void {
    if (mayReport(occurrences)) onReport(one, occurrences);
  }

  function tellRepeats(key: string, entry: Repeated<Report>): void {
    if (entry.count === 0) {
      repeated.delete(key);
      return;
    }
    const { count } = entry;
    entry.count = 0;
    entry.cancel = clock.schedule(() => tellRepeats(key, entry), repeatWindowMs);
    report(entry.report, count);
  }

  return {
    take(key, one) {
      const known = repeated.get(key);
      if (known !== undefined) {
        known.count += 1;
        return;
      }
      const entry: Repeated<Report> = { report: one, count: 0, cancel: () => {} };
      entry.cancel = clock.schedule(() => tellRepeats(key, entry), repeatWindowMs);
      repeated.set(key, entry);
      report(one, 1);
    },
    mayReport: () => mayReport(1),
    mayReduce: reductions.take,
    suppress: () => onSuppressed(1),
    flush() {
      for (const [key, entry] of repeated) {
        entry.cancel();
        repeated.delete(key);
        if (entry.count > 0) report(entry.report, entry.count);
      }
    },
  };
}

/** Allows `most` per minute, counted from the first one in it. */
function createMinuteCounter(clock: Clock, most: number): { take(): boolean } {
  let since = Number.NEGATIVE_INFINITY;
  let count = 0;
  return {
    take() {
      const now = clock.monotonic();
      if (now - since >= MINUTE_MS) {
        since = now;
        count = 0;
      }
      count += 1;
      return count <= most;
    },
  };
}
