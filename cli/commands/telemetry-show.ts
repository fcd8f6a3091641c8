import { dirname, join } from 'node:path';
import { createRecordReader, fill, readRecords, recordToJson, type StoredRecord } from 'kreya-telemetry/node';
import { catalogue } from '../../shared/catalogue.ts';
import { type Context, defineCommand } from '../command.ts';
import { watchFolders } from '../follow/folder-watch.ts';
import { createNewRecords } from '../follow/new-records.ts';
import { type JsonOf, listOf, members, oneOf, orNull } from '../json-shape.ts';
import { wholeNumber } from '../option-values.ts';
import { type Line, type Output, styled } from '../output.ts';
import { createRecordLines, whenOf } from '../readable-record.ts';
import type { Texts } from '../texts/index.ts';
import { reasonFor } from './telemetry-status.ts';

const RECORD = members({
  kind: oneOf<StoredRecord['kind']>({ event: true, error: true }),
  state: oneOf<StoredRecord['state']>({ waiting: true, sent: true }),
  occurredAt: orNull('string', 'if it is not known'),
  sentAt: orNull('string', 'until it is sent'),
  encoding: orNull(
    oneOf<NonNullable<StoredRecord['encoding']>>({ json: true, protobuf: true }),
    'for an error',
  ),
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
    { flags: '--follow', describe: ({ commands }) => commands.telemetryShow.follow },
  ],
  example: 'telemetry show --pending --limit 1',
  json: listOf(RECORD),
  // Like all commands about the events themselves: one that tells of it would be among what it shows.
  event: null,
  async run(context, { pending, sent, limit, raw, follow }) {
    const { telemetry, output, speech } = context;
    const { show: texts } = speech.texts.telemetry;
    const read = createRecordReader({ catalogue, texts: speech.telemetryTexts() });
    const readable = createRecordLines(texts);
    const state = pending === sent ? null : pending === true ? 'waiting' : 'sent';
    const newest = (records: readonly StoredRecord[]) =>
      typeof limit === 'number' ? records.slice(-limit) : records;
    const linesOf = (records: readonly StoredRecord[]) =>
      raw === true
        ? records.flatMap((record) => rawLines(record, texts))
        : readable(records.map((record) => [record, read(record)]));
    if (follow === true) {
      noteWhatComes(context);
      const idOf = (record: StoredRecord) => {
        const found = read(record);
        return found.kind === 'unreadable' ? null : found.id;
      };
      return followRecords({
        telemetry,
        next: createNewRecords({ activity: telemetry.activity, idOf, state }),
        newest,
        print: (records) => output.part(records.map(toJson), linesOf(records)),
      });
    }
    const wanted = readRecords(telemetry.activity).filter(
      (record) => state === null || record.state === state,
    );
    const shown = newest(wanted);
    output.result(shown.map(toJson), linesOf(shown));
    if (shown.length === 0) output.note(describeNone(state, texts));
  },
});

interface Following {
  readonly telemetry: Pick<Context['telemetry'], 'folder'>;
  readonly next: () => readonly StoredRecord[];
  readonly newest: (records: readonly StoredRecord[]) => readonly StoredRecord[];
  readonly print: (records: readonly StoredRecord[]) => Promise<boolean>;
}

/** Prints what is there, and what is new as it comes, until nobody reads any more. */
async function followRecords({ telemetry: { folder }, next, newest, print }: Following): Promise<void> {
  const errors = join(folder, 'errors');
  const watch = watchFolders({
    folders: [
      dirname(folder),
      folder,
      errors,
      ...[folder, errors].flatMap((one) => [join(one, 'spool'), join(one, 'sent')]),
    ],
  });
  try {
    let records = newest(next());
    while (records.length === 0 || (await print(records))) {
      await watch.changed();
      records = next();
    }
  } finally {
    watch.end();
  }
}

/** Why a person may wait in vain; else, in a terminal, how to end. */
function noteWhatComes(
  context: Pick<Context, 'settings' | 'telemetry' | 'speech'> & { readonly output: Pick<Output, 'note'> },
): void {
  const { telemetry, output, speech } = context;
  const { show: texts } = speech.texts.telemetry;
  const status = telemetry.status();
  if (status.disabledBy === 'commandLine' || status.disabledBy === 'environment') {
    output.note(fill(texts.offHere, { reason: reasonFor(context, status) }));
  } else if (!status.enabled) {
    output.note(fill(texts.off, { reason: reasonFor(context, status) }));
  } else if (process.stderr.isTTY) {
    output.note(texts.following);
  }
}

type ShowTexts = Texts['telemetry']['show'];

function describeNone(state: StoredRecord['state'] | null, texts: ShowTexts): string {
  if (state === null) return texts.nothingAtAll;
  return state === 'waiting' ? texts.nothingWaiting : texts.nothingSent;
}

/** As it goes over the wire. */
function rawLines(stored: StoredRecord, texts: ShowTexts): readonly Line[] {
  const heading = fill(texts.heading, { kind: texts.kinds[stored.kind], when: whenOf(stored, texts) });
  return [[styled('dim', heading)], ...stored.record.trimEnd().split('\n')];
}

function toJson(stored: StoredRecord): JsonOf<typeof RECORD> {
  const { kind, state, occurredAt, sentAt, encoding } = stored;
  const { origin, record } = recordToJson(stored);
  const raw = record === null ? stored.record : null;
  return { kind, state, occurredAt, sentAt, encoding, origin, record, raw };
}
