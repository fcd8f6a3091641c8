import { policy } from '../policy.ts';

/**
 * How many milliseconds to wait after that many failures in a row: exponential with full jitter, so that
 * clients that failed together do not come back together.
 */
export function backoffMs(failures: number, fraction: number): number {
  const { backoffBaseMs, backoffMaxMs } = policy.delivery;
  return fraction * Math.min(backoffMaxMs, backoffBaseMs * 2 ** Math.min(failures, 30));
}
