import { readRecords, type StoredRecord } from '../../electron/telemetry/records.ts';
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
    const wanted = readRecords(telemetry.activity).filter(
      ({ state }) => pending === sent || (pending === true) === (state === 'waiting'),
    );
    const shown = typeof limit === 'number' ? wanted.slice(-limit) : wanted;
    output.result(
      shown,
      shown.flatMap((record) => [output.style('dim', headingOf(record)), record.record.trimEnd()]),
    );
    if (shown.length === 0) output.note('Nothing is there.');
  },
};

function headingOf({ kind, sentAt, occurredAt }: StoredRecord): string {
  const state = sentAt === null ? 'waiting' : `sent ${sentAt}`;
  return `# ${kind} of ${occurredAt ?? 'an unknown time'}, ${state}`;
}
