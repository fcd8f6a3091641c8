/** This module on a clock that jumps from event to event: a day of work takes as long as its requests do. */
import { setTimeout as delay } from 'node:timers/promises';
import { keepAlive } from '../../telemetry/node/passing-fetch.ts';
import { createVirtualClock } from '../../tools/day/virtual-clock.ts';
import { createWatchedDisk } from '../../tools/day/watched-disk.ts';
import { createKreya } from './kreya.ts';
import type { Peer } from './peer.ts';

const MORNING_MS = Date.UTC(2026, 0, 5, 9);
const LOOK_MS = 2;

const clock = createVirtualClock(MORNING_MS);
const { disk, isListing } = createWatchedDisk();
const kreya = createKreya(clock, disk);

async function settled(): Promise<void> {
  do await delay(LOOK_MS);
  while (isListing() || kreya.isSending());
}

export const peer: Peer = {
  ...kreya,
  pass: (ms) => keepAlive(clock.advance(ms, settled)),
};
