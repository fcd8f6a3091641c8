import type { Clock } from '../ports.ts';

/** Resolves when the work has settled, and after that many milliseconds at the latest. */
export function settledOrLate(
  work: Promise<unknown> | undefined,
  clock: Clock,
  boundMs: number,
): Promise<void> {
  return new Promise((resolve) => {
    const cancelTimer = clock.schedule(resolve, boundMs);
    void Promise.resolve(work).finally(() => {
      cancelTimer();
      resolve();
    });
  });
}
