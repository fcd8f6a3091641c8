/** Work of many steps beside a program that has its own to do. */
import { policy } from './policy.ts';
import type { Clock } from './ports.ts';

/** Does the next of these steps for as long as a slice may take; true when there are none left. */
export function workForASlice(clock: Pick<Clock, 'monotonic'>, steps: Iterator<void>): boolean {
  const end = clock.monotonic() + policy.sliceMs;
  do {
    if (steps.next().done === true) return true;
  } while (clock.monotonic() < end);
  return false;
}

/** Lets the program do what it has to do meanwhile. */
export function letGoOn(): Promise<void> {
  return new Promise(setImmediate);
}

/** For the steps of an async function: to be awaited between them, it lets the program go on when a slice is over. */
export function createRest(clock: Pick<Clock, 'monotonic'>): () => Promise<void> {
  let end = clock.monotonic() + policy.sliceMs;
  return async () => {
    if (clock.monotonic() < end) return;
    await letGoOn();
    end = clock.monotonic() + policy.sliceMs;
  };
}

/** Does all of these steps, and lets the program go on between slices of them. */
export async function workInSlices(clock: Pick<Clock, 'monotonic'>, steps: Iterator<void>): Promise<void> {
  while (!workForASlice(clock, steps)) await letGoOn();
}
