/** The parts of a host that are the same wherever Node runs. */

import { crypto, fs } from '../core/node-modules.ts';
import type { Clock, TelemetryHost } from '../core/ports.ts';

const RANDOM_DEVICE = '/dev/urandom';

// Taken out once: every access to `process` is a call.
const { hrtime } = process;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic() {
    // Not performance.now(), whose first call loads one of Node's modules.
    const [seconds, nanoseconds] = hrtime();
    return seconds * 1_000 + nanoseconds / 1_000_000;
  },
  schedule(callback, afterMs) {
    const timer = setTimeout(callback, afterMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
  pause(ms) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  },
};

/**
 * Random bytes from the system's device, if it has one: loading `node:crypto` for them takes milliseconds.
 */
function systemRandomBytes(count: number): Uint8Array {
  return readRandomDevice(count) ?? crypto().randomBytes(count);
}

function readRandomDevice(count: number): Uint8Array | null {
  const device = openRandomDevice();
  if (device === null) return null;
  try {
    const bytes = new Uint8Array(count);
    return fs.readSync(device, bytes) === count ? bytes : null;
  } catch {
    return null;
  } finally {
    fs.closeSync(device);
  }
}

/** Null if there is none, as on Windows, or something else is in its place. */
function openRandomDevice(): number | null {
  try {
    return fs.statSync(RANDOM_DEVICE).isCharacterDevice() ? fs.openSync(RANDOM_DEVICE, 'r') : null;
  } catch {
    return null;
  }
}

/**
 * Spread this into a host. It does not include the network, since not every program reaches it through Node.
 */
export const nodeHost: Pick<
  TelemetryHost,
  'clock' | 'disk' | 'isSuperuser' | 'platform' | 'random' | 'randomBytes'
> = {
  disk: fs,
  isSuperuser: process.geteuid?.() === 0,
  platform: process.platform,
  clock: systemClock,
  // Cheap, so that a delay at start-up does not load `node:crypto`.
  random: () => Math.random(),
  randomBytes: systemRandomBytes,
};
