import { PostHog } from 'posthog-node';
import { EVENT_NAME } from '../event.ts';
import { PERSON, type Peer } from './peer.ts';

let client: PostHog;

export const peer: Peer = {
  start({ url }) {
    client = new PostHog('phc_bench', { host: url });
  },
  track: (event) => client.capture({ distinctId: PERSON, event: EVENT_NAME, properties: event }),
  flush: () => client.flush(),
  close: () => client.shutdown(),
};
