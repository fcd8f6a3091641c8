/** The event that every SDK records: one of the catalogue, as people of the app would cause it. */
import type { MetadataOf } from '../shared/catalogue.ts';

export const EVENT_NAME = 'CliCommandExecuted';

export type BenchEvent = MetadataOf<typeof EVENT_NAME>;

/** Both primes: multiples of the first are all different modulo the second, and look like durations. */
const STEP = 7919;
const DURATIONS = 1_000_003;

/**
 * The event number `index`. Its duration tells it from every other of the first million, so that a receiver can
 * tell a loss from a repeat whatever id an SDK gives it, and is as hard to compress as a real one.
 */
export function eventAt(index: number): BenchEvent {
  return { command: 'operationInvoke', durationMs: (index * STEP) % DURATIONS, succeeded: index % 8 !== 0 };
}
