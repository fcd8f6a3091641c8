import { createInstance } from '@amplitude/analytics-node';
import { EVENT_NAME } from '../event.ts';
import { PERSON, type Peer } from './peer.ts';

const client = createInstance();

export const peer: Peer = {
  async start({ url }) {
    await client.init('bench', { serverUrl: `${url}/2/httpapi` }).promise;
  },
  track(event) {
    client.track(EVENT_NAME, event, { user_id: PERSON });
  },
  flush: () => client.flush().promise,
  close: () => client.flush().promise,
};
