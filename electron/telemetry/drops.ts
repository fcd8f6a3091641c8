import { DROP_REASONS, type DropReason } from '../../shared/catalogue/own-events.ts';
import { wireNameOfEvent } from '../../shared/catalogue/wire.ts';

export interface DropReport {
  readonly reason: DropReason;
  readonly count: number;
}

/** Counts what was given up on, until it is reported. */
export interface DropCounter {
  count(reason: DropReason, count: number): void;
  /** The counts since the last call, and forgets them. */
  take(): DropReport[];
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

/** The reports of drops among encoded records of events of this namespace. */
export function readDropReports(namespace: string, records: readonly Buffer[]): DropReport[] {
  const name = wireNameOfEvent(namespace, 'TelemetryEventsDropped');
  return records.flatMap((record) => (record.includes(name) ? readDropReport(record) : []));
}

function readDropReport(record: Buffer): DropReport[] {
  const text = record.toString('utf8');
  const reason = DROP_REASONS.find((known) => text.includes(`{"stringValue":"${known}"}`));
  const count = Number(/\{"intValue":"(\d+)"\}/.exec(text)?.[1]);
  return reason === undefined || !Number.isSafeInteger(count) ? [] : [{ reason, count }];
}
