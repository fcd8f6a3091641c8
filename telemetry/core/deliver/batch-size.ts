/** How many records go into one request, by what the receiver said of those before. */
import { policy } from '../policy.ts';

export interface BatchSize {
  /** How many the next request may have. */
  records(): number;
  /** The receiver took the last one. */
  accepted(): void;
  /** So many at once were too large for it; false if there was only one, which no request can be small enough for. */
  tooLarge(count: number): boolean;
  /**
   * The receiver can't read a request of so many, of which one record can be the cause: those after it are tried in
   * halves, down to the record. `halved` if a smaller one is to be tried, `bad` if a single record was found to be the
   * cause, `refused` if so many were refused in a row that it is not for a record.
   */
  malformed(count: number): 'halved' | 'bad' | 'refused';
}

/** At most `most` records, and at least one. */
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
