/** A record as a person reads it: what it is, what it says, and what each part of that means. */
import {
  fill,
  type ReadableCrash,
  type ReadableError,
  type ReadableEvent,
  type ReadableField,
  type ReadableRecord,
  type StoredRecord,
} from 'kreya-telemetry/node';
import { type Line, styled } from './output.ts';
import type { Texts } from './texts/index.ts';

type ShowTexts = Texts['telemetry']['show'];

/** Longer values stand beside no column. */
const WIDEST = 40;

/**
 * Gives a function that returns lines for records in this order, with an empty one after each. What several in a row have in
 * common is told with the first, also over several calls.
 */
export function createRecordLines(
  texts: ShowTexts,
): (records: readonly (readonly [StoredRecord, ReadableRecord])[]) => readonly Line[] {
  let told = '';
  return (records) =>
    records.flatMap(([stored, readable]) => {
      const common = readable.kind === 'event' ? JSON.stringify(readable.common) : told;
      const isTold = common === told;
      told = common;
      return recordLines(
        stored,
        isTold && readable.kind === 'event' ? { ...readable, common: [] } : readable,
        texts,
      );
    });
}

function recordLines(stored: StoredRecord, readable: ReadableRecord, texts: ShowTexts): readonly Line[] {
  const title = readable.kind === 'unreadable' ? texts.kinds[stored.kind] : titleOf(readable, texts);
  return [
    [styled('bold', title), styled('dim', `  ${whenOf(stored, texts)}`)],
    ...bodyOf(readable, texts).map(indent),
    '',
  ];
}

/** When it happened, and whether it was sent. */
export function whenOf({ sentAt, occurredAt, encoding }: StoredRecord, texts: ShowTexts): string {
  const sent = encoding === 'protobuf' ? texts.sentAsProtobuf : texts.sent;
  const state = sentAt === null ? texts.waiting : fill(sent, { time: sentAt });
  return `${occurredAt ?? texts.unknownTime}, ${state}`;
}

function titleOf(readable: ReadableEvent | ReadableError | ReadableCrash, texts: ShowTexts): string {
  switch (readable.kind) {
    case 'event':
      return readable.name;
    case 'error':
      return readable.type;
    case 'crash':
      return fill(texts.crash, { type: readable.type });
  }
}

function bodyOf(readable: ReadableRecord, texts: ShowTexts): readonly Line[] {
  switch (readable.kind) {
    case 'unreadable':
      return [texts.unreadable, ...readable.raw.trimEnd().split('\n')];
    case 'event':
      return [
        ...(readable.description === null ? [texts.unknownEvent] : [readable.description.text]),
        ...fieldLines(readable.fields),
        ...section(texts.common, fieldLines(readable.common)),
      ];
    case 'error':
      return [
        ...readable.exceptions.flatMap(({ type, message, role, ownFrames, otherFrames }) => [
          role === 'error' ? message : fill(texts[role], { type, message }),
          ...[...ownFrames, ...otherFrames].map(({ function: name, file, line, column }) => {
            const place = [file, line, column].filter((part) => part !== null).join(':');
            return name === null ? `  ${place}` : `  ${name}  ${place}`;
          }),
        ]),
        ...reportLines(readable, texts),
      ];
    case 'crash':
      return [
        readable.reason ?? readable.message,
        ...readable.frames.map(({ module, offset }) =>
          offset === null ? `  ${module}` : `  ${module} + ${offset}`,
        ),
        ...reportLines(readable, texts),
      ];
  }
}

function reportLines(
  { facts, context, recentEvents, placeholders }: ReadableError | ReadableCrash,
  texts: ShowTexts,
): readonly Line[] {
  return [
    ...fieldLines(facts),
    ...section(
      texts.placeholders,
      placeholders.map(({ placeholder, meaning }) => `${placeholder}  ${meaning}`),
    ),
    ...section(texts.recentEvents, recentEvents),
    ...section(texts.context, fieldLines(context)),
  ];
}

function section(heading: string, lines: readonly Line[]): readonly Line[] {
  return lines.length === 0 ? [] : [[styled('dim', heading)], ...lines.map(indent)];
}

/** Name, value and meaning in columns. */
function fieldLines(fields: readonly ReadableField[]): readonly Line[] {
  const widest = (texts: readonly string[]) =>
    Math.max(0, ...texts.map(({ length }) => length).filter((length) => length <= WIDEST));
  const names = widest(fields.map(({ name }) => name));
  const values = widest(fields.map(({ value }) => value));
  return fields.map(({ name, value, meaning }) => [
    styled('cyan', name.padEnd(names)),
    `  ${meaning === null ? value : value.padEnd(values)}`,
    ...(meaning === null ? [] : [styled('dim', `  ${meaning.text}`)]),
  ]);
}

function indent(line: Line): Line {
  return typeof line === 'string' ? `  ${line}` : ['  ', ...line];
}
