import { DROP_REASONS, type DropReason } from '../../shared/catalogue/events/telemetry.ts';

/** Counts what was given up on, until it is reported. */
export interface DropCounter {
  count(reason: DropReason, count: number): void;
  /** The counts since the last call, and forgets them. */
  take(): { readonly reason: DropReason; readonly count: number }[];
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
