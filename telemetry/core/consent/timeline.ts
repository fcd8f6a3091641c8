import { policy } from '../policy.ts';
import type { ConsentMode, StoredChoices } from '../ports.ts';

/**
 * Whether later choices still allow sending an event. `generation` is how many choices its writer knew of: it
 * may have missed one that another process made a moment before. `occurredAt` is in milliseconds since
 * 1970-01-01 UTC.
 *
 * The numbers of the choices give the order; the time decides only within that moment. A clock that was years
 * off must not make an event look older or newer than a choice.
 *
 * With `optIn`, the person must have said yes before the event was recorded: a yes covers what comes after
 * it, not what an earlier version of the program recorded unasked under `optOut`.
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

/**
 * Whether telemetry was on at that time, in milliseconds since 1970-01-01 UTC, as far as the clock can be
 * trusted.
 */
export function wasEnabledAt(
  stored: Pick<StoredChoices, 'changes'>,
  mode: ConsentMode,
  time: number,
): boolean {
  return stored.changes.filter(({ at }) => at < time).at(-1)?.enabled ?? mode === 'optOut';
}
