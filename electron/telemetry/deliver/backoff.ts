import { policy } from '../policy.ts';

/** A number in [0, 1) from random bytes. */
export function randomFraction(randomBytes: (count: number) => Uint8Array): number {
  const bytes = randomBytes(4);
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) / 2 ** 32;
}

/**
 * How many milliseconds to wait after that many failures in a row: exponential with full jitter, so that
 * clients that failed together do not come back together.
 */
export function backoffMs(failures: number, fraction: number): number {
  const { backoffBaseMs, backoffMaxMs } = policy.delivery;
  return fraction * Math.min(backoffMaxMs, backoffBaseMs * 2 ** Math.min(failures, 30));
}
