import type { ReadableError, ReadableEvent, StoredRecord } from 'kreya-telemetry/node';
import { expect, test } from 'vitest';
import type { Line } from './output.ts';
import { createRecordLines, whenOf } from './readable-record.ts';
import { en } from './texts/en.ts';

const { show: texts } = en.telemetry;
const stored: StoredRecord = {
  kind: 'event',
  state: 'waiting',
  occurredAt: '2026-01-02T03:04:05.678Z',
  sentAt: null,
  encoding: 'json',
  origin: '',
  record: '{"a":\n1}',
};
const field = (name: string, value: string, meaning: string | null) => ({
  name,
  wireName: name,
  value,
  meaning: meaning === null ? null : { text: meaning, language: undefined },
});
const event: ReadableEvent = {
  kind: 'event',
  id: null,
  occurredAt: null,
  name: 'ThemeChanged',
  wireName: 'acme.theme_changed',
  group: null,
  description: { text: 'A theme was chosen.', language: undefined },
  fields: [field('theme', 'dark', 'Which one.'), field('other_field', 'x', null)],
  common: [field('service.name', 'acme', 'The program.')],
};
const error: ReadableError = {
  kind: 'error',
  id: null,
  occurredAt: null,
  type: 'TypeError',
  message: '<path> is not a function',
  exceptions: [
    {
      type: 'TypeError',
      message: '<path> is not a function',
      role: 'error',
      ownFrames: [{ function: 'run', file: 'out/main.js', line: 3, column: 7 }],
      otherFrames: [{ function: null, file: 'node:fs', line: null, column: null }],
    },
    { type: 'Error', message: 'gone', role: 'cause', ownFrames: [], otherFrames: [] },
  ],
  facts: [field('level', 'error', 'The process went on.')],
  context: [field('release', '1.0', null)],
  recentEvents: ['acme.theme_changed'],
  placeholders: [{ placeholder: '<path>', meaning: 'A path was here.' }],
  components: [],
};

const text = (lines: readonly Line[]) =>
  lines.map((line) =>
    typeof line === 'string'
      ? line
      : line.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
  );

test('an event is its fields in columns, and what all have in common is told once', () => {
  expect(
    text(
      createRecordLines(texts)([
        [stored, event],
        [
          { ...stored, sentAt: '2026-01-03T00:00:00.000Z' },
          { ...event, fields: [], description: null },
        ],
      ]),
    ),
  ).toEqual([
    'ThemeChanged  2026-01-02T03:04:05.678Z, waiting',
    '  A theme was chosen.',
    '  theme        dark  Which one.',
    '  other_field  x',
    '  Sent with every event:',
    '    service.name  acme  The program.',
    '',
    'ThemeChanged  2026-01-02T03:04:05.678Z, sent 2026-01-03T00:00:00.000Z',
    '  An event of another version of Kreya.',
    '',
  ]);
});

test('an error is its message, the places in the code, and what was left out', () => {
  expect(text(createRecordLines(texts)([[{ ...stored, kind: 'error', occurredAt: null }, error]]))).toEqual([
    'TypeError  unknown time, waiting',
    '  <path> is not a function',
    '    run  out/main.js:3:7',
    '    node:fs',
    '  Caused by Error: gone',
    '  level  error  The process went on.',
    '  What was not recorded:',
    '    <path>  A path was here.',
    '  Events before it:',
    '    acme.theme_changed',
    '  About the program and the system:',
    '    release  1.0',
    '',
  ]);
});

test('what can’t be read is shown as it is', () => {
  expect(text(createRecordLines(texts)([[stored, { kind: 'unreadable', raw: stored.record }]]))).toEqual([
    'event  2026-01-02T03:04:05.678Z, waiting',
    '  This record can’t be read. It is shown as it is:',
    '  {"a":',
    '  1}',
    '',
  ]);
});

test('says that an event was sent as protobuf, and nothing of it before', () => {
  const asProtobuf = { ...stored, encoding: 'protobuf', sentAt: '2026-01-03T00:00:00.000Z' } as const;
  expect(whenOf(asProtobuf, texts)).toBe(
    '2026-01-02T03:04:05.678Z, sent as protobuf 2026-01-03T00:00:00.000Z',
  );
  expect(whenOf({ ...asProtobuf, sentAt: null }, texts)).toBe('2026-01-02T03:04:05.678Z, waiting');
});
