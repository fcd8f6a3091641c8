import { policy } from '../policy.ts';
import type { ConsentMode, StoredChoices } from '../ports.ts';

/**
 * Whether an event may be sent by what the person has chosen since. `generation` is how many choices had been made, as
 * far as its writer knew: it may not have known of one that another process made a moment before. `occurredAt` is in
 * milliseconds since 1970-01-01 UTC.
 *
 * The order is that of the choices' numbers, and a time decides only within that moment. A clock that was years off, at
 * the event or at the choice, must not make what came before it look like what came after.
 *
 * By `optIn`, the person must have said yes before it was recorded: a yes is about what comes after it, not about what an
 * earlier version of the program, by `optOut`, recorded unasked.
 */
export function wasWanted(
  stored: Pick<StoredChoices, 'changes'>,
  mode: ConsentMode,
  generation: number,
  occurredAt: number,
): boolean {
  const { changes } = stored;
  const hadSaidYes = changes.some(({ number, enabled }) => enabled && number <= generation);
  if (!hadSaidYes && mode === 'optIn') return false;
  const unknown = changes.filter(
    ({ number, at }) => number > generation && at < occurredAt && occurredAt <= at + policy.choiceUnknownMs,
  );
  return unknown.at(-1)?.enabled ?? true;
}

/** Whether telemetry was on at that time, in milliseconds since 1970-01-01 UTC, as far as the clock can be trusted. */
export function wasEnabledAt(
  stored: Pick<StoredChoices, 'changes'>,
  mode: ConsentMode,
  time: number,
): boolean {
  return stored.changes.filter(({ at }) => at < time).at(-1)?.enabled ?? mode === 'optOut';
}
