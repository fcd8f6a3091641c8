import { close, flush, init, logger } from '@sentry/node';
import { EVENT_NAME } from '../event.ts';
import type { Peer } from './peer.ts';

/** How long Sentry's documentation has a program wait for its last events. */
const CLOSE_MS = 2_000;

export const peer: Peer = {
  start({ url }) {
    init({ dsn: `${url.replace('://', '://bench@')}/1` });
  },
  track: (event) => logger.info(EVENT_NAME, event),
  flush: () => flush(),
  close: () => close(CLOSE_MS),
};
