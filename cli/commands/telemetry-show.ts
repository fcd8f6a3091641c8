import { createRecordReader, fill, readRecords, recordToJson, type StoredRecord } from 'kreya-telemetry/node';
import { catalogue } from '../../shared/catalogue.ts';
import { defineCommand } from '../command.ts';
import { type JsonOf, listOf, members, oneOf, orNull } from '../json-shape.ts';
import { wholeNumber } from '../option-values.ts';
import { type Line, styled } from '../output.ts';
import { recordsLines, whenOf } from '../readable-record.ts';
import type { Texts } from '../texts/index.ts';

const RECORD = members({
  kind: oneOf<StoredRecord['kind']>({ event: true, error: true }),
  state: oneOf<StoredRecord['state']>({ waiting: true, sent: true }),
  occurredAt: orNull('string', 'if it is not known'),
  sentAt: orNull('string', 'until it is sent'),
  origin: orNull('object', 'for an error, and if it can not be read'),
  record: orNull('object', 'if it can not be read'),
  raw: orNull('string', 'unless it can not be read'),
});

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
    { flags: '--raw', describe: ({ commands }) => commands.telemetryShow.raw },
  ],
  example: 'telemetry show --pending --limit 1',
  json: listOf(RECORD),
  // Like all commands about the events themselves: one that tells of it would be among what it shows.
  event: null,
  run({ telemetry, output, speech }, { pending, sent, limit, raw }) {
    const wanted = readRecords(telemetry.activity).filter(
      ({ state }) => pending === sent || (pending === true) === (state === 'waiting'),
    );
    const shown = typeof limit === 'number' ? wanted.slice(-limit) : wanted;
    const { show: texts } = speech.texts.telemetry;
    const read = createRecordReader({ catalogue, texts: speech.telemetryTexts() });
    output.result(
      shown.map(toJson),
      raw === true
        ? shown.flatMap((record) => rawLines(record, texts))
        : recordsLines(
            shown.map((record) => [record, read(record)]),
            texts,
          ),
    );
    if (shown.length === 0) output.note(describeNone(pending === true, sent === true, texts));
  },
});

type ShowTexts = Texts['telemetry']['show'];

function describeNone(onlyPending: boolean, onlySent: boolean, texts: ShowTexts): string {
  if (onlyPending === onlySent) return texts.nothingAtAll;
  return onlyPending ? texts.nothingWaiting : texts.nothingSent;
}

/** As it goes over the wire. */
function rawLines(stored: StoredRecord, texts: ShowTexts): readonly Line[] {
  const heading = fill(texts.heading, { kind: texts.kinds[stored.kind], when: whenOf(stored, texts) });
  return [[styled('dim', heading)], ...stored.record.trimEnd().split('\n')];
}

function toJson(stored: StoredRecord): JsonOf<typeof RECORD> {
  const { kind, state, occurredAt, sentAt } = stored;
  const { origin, record } = recordToJson(stored);
  return { kind, state, occurredAt, sentAt, origin, record, raw: record === null ? stored.record : null };
}
