/** Asks a receiver whether it accepts events, without sending any. */
import type { TelemetryHost } from '../ports.ts';
import type { ResponseOutcome } from './answer.ts';
import { readJournal } from './journal.ts';
import { createLogsChannel } from './logs-channel.ts';

type Needs = Pick<TelemetryHost, 'appVersion' | 'catalogue' | 'clock' | 'disk' | 'fetch'>;

/**
 * Makes the request that a delivery makes, but with no records and so without an installation ID, which OTLP allows.
 * It is made whatever earlier deliveries have found, in the encoding that they have settled on, and leaves nothing
 * behind. Never rejects.
 */
export async function checkReceiver(
  host: Needs,
  folder: string,
  url: string,
  cancelled: AbortSignal,
): Promise<ResponseOutcome> {
  let { protobufMark } = readJournal(host.disk, folder);
  const memory = {
    protobufMark: () => protobufMark,
    setProtobufMark(mark: string | null) {
      protobufMark = mark;
    },
  };
  const channel = createLogsChannel(host, url);
  for (;;) {
    // A connection of its own, which says nothing about who sent before.
    const outcome = await channel.post([], cancelled, memory, { needsFreshConnection: () => true });
    if (outcome.kind !== 'again') return outcome;
  }
}
