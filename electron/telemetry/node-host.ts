/** The parts of a host that are the same wherever Node runs. */
import fs from 'node:fs';
import type { Clock, Disk, Fetch } from './host.ts';
import { crypto } from './node-modules.ts';

export const nodeDisk: Disk = fs;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic() {
    // Not performance.now(), whose first call loads a module of Node's.
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1_000 + nanoseconds / 1_000_000;
  },
  schedule(callback, afterMs) {
    const timer = setTimeout(callback, afterMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Cheap, so that a delay at start-up does not load `node:crypto`. */
export const systemRandom = (): number => Math.random();

export const systemRandomBytes = (count: number): Uint8Array => crypto().randomBytes(count);

/** Node's own `fetch`, which hands out a redirect as the answer that it is. */
export const nodeFetch: Fetch = (url, init) =>
  fetch(url, { ...init, credentials: 'omit', redirect: 'manual' });
