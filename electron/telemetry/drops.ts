import { DROP_REASONS, type DropReason } from '../../shared/catalogue/own-events.ts';
import { wireNameOfEvent } from '../../shared/catalogue/wire.ts';

/** How many events or error reports were given up on, and why. */
export interface Drop {
  readonly reason: DropReason;
  readonly count: number;
}

/** Counts what was given up on, until it is reported. */
export interface DropCounter {
  count(reason: DropReason, count: number): void;
  /** The counts since the last call, and forgets them. */
  take(): Drop[];
}

export function createDropCounter(): DropCounter {
  const counts = new Map<DropReason, number>();
  return {
    count(reason, count) {
      counts.set(reason, (counts.get(reason) ?? 0) + count);
    },
    take() {
      const taken = DROP_REASONS.flatMap((reason) => {
        const count = counts.get(reason);
        return count === undefined ? [] : { reason, count };
      });
      counts.clear();
      return taken;
    },
  };
}

/**
 * Whether an encoded record of events of this namespace is a report of what was given up on. Such a one is never given
 * up on itself, since what it tells was not heard yet, and it keeps its id, by which a repeat is known.
 */
export function isDropReport(namespace: string, record: Buffer): boolean {
  return record.includes(wireNameOfEvent(namespace, 'TelemetryEventsDropped'));
}
