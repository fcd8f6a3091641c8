import { Analytics } from '@segment/analytics-node';
import { EVENT_NAME } from '../event.ts';
import { PERSON, type Peer } from './peer.ts';

let analytics: Analytics;

export const peer: Peer = {
  start({ url }) {
    analytics = new Analytics({ writeKey: 'bench', host: url });
    // Without a listener a failed delivery would end the program.
    analytics.on('error', () => {});
  },
  track: (event) => analytics.track({ anonymousId: PERSON, event: EVENT_NAME, properties: event }),
  flush: () => analytics.flush(),
  close: () => analytics.closeAndFlush(),
};
