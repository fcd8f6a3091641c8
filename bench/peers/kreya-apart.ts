/**
 * This module with a wall clock that advances by seconds with every event, as in a session of the app: times
 * and IDs then have less in common than in a burst, and compress less well. Only for the size on the wire.
 */
import { systemClock } from '../../telemetry/node/node-host.ts';
import { createKreya } from './kreya.ts';
import type { Peer } from './peer.ts';

const AT_MOST_APART_MS = 60_000;

let aheadMs = 0;
const kreya = createKreya({ ...systemClock, now: () => Date.now() + aheadMs });

export const peer: Peer = {
  ...kreya,
  track(event) {
    aheadMs += Math.floor(Math.random() * AT_MOST_APART_MS);
    kreya.track(event);
  },
};
