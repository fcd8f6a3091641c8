import { policy } from '../policy.ts';
import type { ChoiceChange } from '../ports.ts';

/**
 * Whether an event may be sent by what the person has chosen since. `generation` is how many choices had been made, as
 * far as its writer knew: it may not have known of one that another process made a moment before. `occurredAt` is in
 * milliseconds since 1970-01-01 UTC.
 *
 * The order is that of the choices' numbers, and a time decides only within that moment. A clock that was years off, at
 * the event or at the choice, must not make what came before it look like what came after.
 */
export function wasWanted(changes: readonly ChoiceChange[], generation: number, occurredAt: number): boolean {
  const unknown = changes.filter(
    ({ number, at }) => number > generation && at < occurredAt && occurredAt <= at + policy.choiceUnknownMs,
  );
  return unknown.at(-1)?.enabled ?? true;
}

/** Whether telemetry was on at that time, in milliseconds since 1970-01-01 UTC, as far as the clock can be trusted. */
export function wasEnabledAt(changes: readonly ChoiceChange[], time: number): boolean {
  return changes.filter(({ at }) => at < time).at(-1)?.enabled ?? true;
}
