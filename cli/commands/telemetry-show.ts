import type { StoredRecord } from '../../electron/telemetry/records.ts';
import type { Command } from '../command.ts';
import { wholeNumber } from '../option-values.ts';

export const telemetryShow: Command = {
  name: 'telemetry show',
  description: 'Show what waits and what was sent, byte for byte, newest last.',
  options: [
    { flags: '--pending', description: 'only what waits' },
    { flags: '--sent', description: 'only what was sent' },
    { flags: '--limit <count>', description: 'only the newest ones', parse: wholeNumber(1, 1_000_000) },
  ],
  // Like all commands about the events themselves: one that tells of it would be among what it shows.
  event: null,
  run({ telemetry, output }, { pending, sent, limit }) {
    const wanted = telemetry.records().filter(({ sentAt }) => {
      const isPending = sentAt === null;
      return pending === sent || (pending === true ? isPending : !isPending);
    });
    const shown = typeof limit === 'number' ? wanted.slice(-limit) : wanted;
    output.result(
      shown.map(toJson),
      shown.flatMap((record) => [output.style('dim', headingOf(record)), record.record.toString('utf8')]),
    );
    if (shown.length === 0) output.note('Nothing is there.');
  },
};

function headingOf({ kind, sentAt, occurredAt }: StoredRecord): string {
  const state = sentAt === null ? 'waiting' : `sent ${timeOf(sentAt)}`;
  return `# ${kind} of ${timeOf(occurredAt)}, ${state}`;
}

function toJson(record: StoredRecord): object {
  return {
    kind: record.kind,
    state: record.sentAt === null ? 'waiting' : 'sent',
    occurredAt: timeOf(record.occurredAt),
    sentAt: record.sentAt === null ? null : timeOf(record.sentAt),
    origin: record.origin.toString('utf8'),
    record: record.record.toString('utf8'),
  };
}

/** A record of another version may have none that is understood. */
function timeOf(ms: number): string | null {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : null;
}
