import { fill, readRecords, type StoredRecord } from 'kreya-telemetry/node';
import { defineCommand } from '../command.ts';
import { listOf, members, oneOf, orNull } from '../json-shape.ts';
import { wholeNumber } from '../option-values.ts';
import { styled } from '../output.ts';
import type { Texts } from '../texts/index.ts';

export const telemetryShow = defineCommand({
  name: 'telemetry show',
  describe: ({ commands }) => commands.telemetryShow,
  options: [
    { flags: '--pending', describe: ({ commands }) => commands.telemetryShow.pending },
    { flags: '--sent', describe: ({ commands }) => commands.telemetryShow.sent },
    {
      flags: '--limit <count>',
      describe: ({ commands }) => commands.telemetryShow.limit,
      value: wholeNumber(1, 1_000_000),
    },
  ],
  example: 'telemetry show --pending --limit 1',
  json: listOf(
    members({
      kind: oneOf<StoredRecord['kind']>({ event: true, error: true }),
      state: oneOf<StoredRecord['state']>({ waiting: true, sent: true }),
      occurredAt: orNull('string', 'if it is not known'),
      sentAt: orNull('string', 'until it is sent'),
      origin: 'string',
      record: 'string',
    }),
  ),
  // Like all commands about the events themselves: one that tells of it would be among what it shows.
  event: null,
  run({ telemetry, output, speech }, { pending, sent, limit }) {
    const wanted = readRecords(telemetry.activity).filter(
      ({ state }) => pending === sent || (pending === true) === (state === 'waiting'),
    );
    const shown = typeof limit === 'number' ? wanted.slice(-limit) : wanted;
    const { show: texts } = speech.texts.telemetry;
    output.result(
      shown,
      shown.flatMap((record) => [
        [styled('dim', headingOf(record, texts))],
        ...record.record.trimEnd().split('\n'),
      ]),
    );
    if (shown.length === 0) output.note(describeNone(pending === true, sent === true, texts));
  },
});

type ShowTexts = Texts['telemetry']['show'];

function describeNone(onlyPending: boolean, onlySent: boolean, texts: ShowTexts): string {
  if (onlyPending === onlySent) return texts.nothingAtAll;
  return onlyPending ? texts.nothingWaiting : texts.nothingSent;
}

function headingOf({ kind, sentAt, occurredAt }: StoredRecord, texts: ShowTexts): string {
  return fill(texts.heading, {
    kind: texts.kinds[kind],
    time: occurredAt ?? texts.unknownTime,
    state: sentAt === null ? texts.waiting : fill(texts.sent, { time: sentAt }),
  });
}
