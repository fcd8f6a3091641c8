/** The event that every SDK records: one of the catalogue's, as people cause it in the app. */
import type { MetadataOf } from '../shared/catalogue.ts';

export const EVENT_NAME = 'CliCommandExecuted';

export type BenchEvent = MetadataOf<typeof EVENT_NAME>;

/** Both are primes: multiples of the first are all different modulo the second, and look like durations. */
const STEP = 7919;
const DURATIONS = 1_000_003;

/**
 * The event number `index`. Its duration is unique within the first million, so that a receiver can tell a
 * loss from a duplicate whatever ID an SDK adds, and compresses as badly as a real one.
 */
export function eventAt(index: number): BenchEvent {
  return { command: 'operationInvoke', durationMs: (index * STEP) % DURATIONS, succeeded: index % 8 !== 0 };
}
