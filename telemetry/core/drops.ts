import { DROP_REASONS, type DropReason } from '../catalogue/own-events.ts';
import { wireNameOfEvent } from '../catalogue/wire.ts';

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
 * What is to be reported if these encoded records of events of this namespace are given up on. What a report among them
 * tells is told again, since it was not heard yet.
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
