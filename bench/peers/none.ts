/** No SDK at all: what Node costs without one, and what timing a call costs. */
import type { Peer } from './peer.ts';

export const peer: Peer = {
  start() {},
  track() {},
  flush: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
