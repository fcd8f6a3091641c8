/** The parts of a host that are the same wherever Node runs. */
import { randomFillSync } from 'node:crypto';
import fs from 'node:fs';
import type { Clock, Disk, Fetch } from './host.ts';

export const nodeDisk: Disk = fs;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule(callback, afterMs) {
    const timer = setTimeout(callback, afterMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

// Asking the system for 16 bytes costs more than an event does otherwise.
const pool = Buffer.alloc(4096);
let used = pool.length;

export function systemRandomBytes(count: number): Uint8Array {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

/** Node's own `fetch`, which hands out a redirect as the answer that it is. */
export const nodeFetch: Fetch = (url, init) =>
  fetch(url, { ...init, credentials: 'omit', redirect: 'manual' });
