import { DROP_REASONS, type DropReason } from '../catalogue/own-events.ts';
import { wireNameOfEvent } from '../catalogue/wire.ts';

/** How many events or error reports were dropped, and why. */
export interface Drop {
  readonly reason: DropReason;
  readonly count: number;
}

/** Counts drops until they are reported. */
export interface DropCounter {
  count(reason: DropReason, count: number): void;
  /** Returns the counts since the last call and resets them. */
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
 * The drops to report if these encoded event records of a namespace are given up on. The counts in a lost
 * drop report are reported again, since nobody has received them yet.
 */
export function describeLoss(namespace: string, reason: DropReason, records: readonly Buffer[]): Drop[] {
  const name = wireNameOfEvent(namespace, 'TelemetryEventsDropped');
  return records.flatMap((record) => {
    const retold = record.includes(name) ? readDropReport(record) : [];
    return retold.length > 0 ? retold : { reason, count: 1 };
  });
}

function readDropReport(record: Buffer): Drop[] {
  const text = record.toString('utf8');
  const reason = DROP_REASONS.find((known) => text.includes(`{"stringValue":"${known}"}`));
  const count = Number(/\{"intValue":"(\d+)"\}/.exec(text)?.[1]);
  return reason === undefined || !Number.isSafeInteger(count) ? [] : [{ reason, count }];
}
