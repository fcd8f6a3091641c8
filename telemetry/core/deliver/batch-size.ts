/** How many records go into one request, adapted to the receiver's earlier answers. */
import { policy } from '../policy.ts';

export interface BatchSize {
  /** How many records the next request may have. */
  records(): number;
  /** The receiver accepted the last request. */
  accepted(): void;
  /**
   * A request of this many was too large; false if it held one record, so that no smaller request is
   * possible.
   */
  tooLarge(count: number): boolean;
  /**
   * The receiver can't parse a request of this many, perhaps because of one record: the next ones are tried
   * in halves, down to that record. `halved` if a smaller request is to be tried, `bad` if a single record
   * turned out to be the cause, `refused` if so many in a row failed that no single record can be.
   */
  malformed(count: number): 'halved' | 'bad' | 'refused';
}

/** Between one record and `most`. */
export function createBatchSize(most: number): BatchSize {
  let fitting = most;
  let trying = most;
  let refusals = 0;
  return {
    records: () => Math.min(fitting, trying),
    accepted() {
      refusals = 0;
      trying = Math.min(most, 2 * trying);
    },
    tooLarge(count) {
      if (count === 1) return false;
      fitting = Math.floor(count / 2);
      return true;
    },
    malformed(count) {
      refusals += 1;
      if (refusals > policy.delivery.refusalsInARow || most === 1) {
        trying = most;
        return 'refused';
      }
      if (count === 1) return 'bad';
      trying = Math.floor(count / 2);
      return 'halved';
    },
  };
}
