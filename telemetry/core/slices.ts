/** Multi-step work that leaves the program time for its own. */
import { policy } from './policy.ts';
import type { Clock } from './ports.ts';

/** Runs these steps for as long as a slice may take; true when none are left. */
export function workForASlice(clock: Pick<Clock, 'monotonic'>, steps: Iterator<void>): boolean {
  const end = clock.monotonic() + policy.sliceMs;
  do {
    if (steps.next().done === true) return true;
  } while (clock.monotonic() < end);
  return false;
}

/** Yields to the program. */
export function letGoOn(): Promise<void> {
  return new Promise(setImmediate);
}

/** For an async function to await between its steps: yields to the program when a slice is over. */
export function createRest(clock: Pick<Clock, 'monotonic'>): () => Promise<void> {
  let end = clock.monotonic() + policy.sliceMs;
  return async () => {
    if (clock.monotonic() < end) return;
    await letGoOn();
    end = clock.monotonic() + policy.sliceMs;
  };
}

/** Runs all of these steps, and yields to the program between slices. */
export async function workInSlices(clock: Pick<Clock, 'monotonic'>, steps: Iterator<void>): Promise<void> {
  while (!workForASlice(clock, steps)) await letGoOn();
}
