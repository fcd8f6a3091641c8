import { readRecords, type StoredRecord } from 'kreya-telemetry/node';
import { defineCommand } from '../command.ts';
import { listOf, members, oneOf, orNull } from '../json-shape.ts';
import { wholeNumber } from '../option-values.ts';
import { styled } from '../output.ts';

export const telemetryShow = defineCommand({
  name: 'telemetry show',
  description: 'Show what waits and what was sent, byte for byte, newest last.',
  options: [
    { flags: '--pending', description: 'only what waits' },
    { flags: '--sent', description: 'only what was sent' },
    { flags: '--limit <count>', description: 'only the newest ones', parse: wholeNumber(1, 1_000_000) },
  ],
  example: 'telemetry show --pending --limit 1',
  json: listOf(
    members({
      kind: oneOf<StoredRecord['kind']>({ event: true, error: true }),
      state: oneOf<StoredRecord['state']>({ waiting: true, sent: true }),
      occurredAt: orNull('string', 'if it is not known'),
      sentAt: orNull('string', 'for what waits'),
      origin: 'string',
      record: 'string',
    }),
  ),
  // Like all commands about the events themselves: one that tells of it would be among what it shows.
  event: null,
  run({ telemetry, output }, { pending, sent, limit }) {
    const wanted = readRecords(telemetry.activity).filter(
      ({ state }) => pending === sent || (pending === true) === (state === 'waiting'),
    );
    const shown = typeof limit === 'number' ? wanted.slice(-limit) : wanted;
    output.result(
      shown,
      shown.flatMap((record) => [[styled('dim', headingOf(record))], ...record.record.trimEnd().split('\n')]),
    );
    if (shown.length === 0) output.note(describeNone(pending === true, sent === true));
  },
});

function describeNone(onlyPending: boolean, onlySent: boolean): string {
  if (onlyPending === onlySent) return 'Nothing waits, and nothing was sent.';
  return onlyPending ? 'Nothing waits.' : 'Nothing was sent.';
}

function headingOf({ kind, sentAt, occurredAt }: StoredRecord): string {
  const state = sentAt === null ? 'waiting' : `sent ${sentAt}`;
  return `# ${kind} of ${occurredAt ?? 'an unknown time'}, ${state}`;
}
