import { expect, it } from 'vitest';
import { createRecordReader } from '../../contract/readable/index.ts';
import { telemetryTextsFor } from '../../contract/texts/index.ts';
import { catalogue } from '../../core/testing/catalogue.ts';
import { entriesOf, namesOnTheWire } from './entry.ts';
import { createEntrySearch } from './search.ts';

const EVENTS = [
  '{"eventName":"acme.app_closed","attributes":[{"key":"log.record.uid","value":{"stringValue":"u-17"}},{"key":"acme.open_duration_seconds","value":{"intValue":"12345"}}]}',
  '{"eventName":"acme.operation_invoked","attributes":[{"key":"acme.operation_type","value":{"stringValue":"unary"}},{"key":"acme.has_script","value":{"boolValue":true}}]}',
  'half a rec',
];
const ERRORS = [
  '{}\n{}\n{"event_id":"0a","exception":{"values":[{"type":"TypeError","value":"x is <word>","stacktrace":{"frames":[{"filename":"app:///main.js","function":"save","in_app":true}]}}]},"tags":{"process":"renderer"}}\n',
];

const parse = (kind: 'event' | 'error', records: readonly string[]) =>
  entriesOf(
    { id: kind, kind, sentAt: null, bytes: 1 },
    { id: kind, before: '', after: '', records, unreadable: 0 },
    namesOnTheWire(catalogue),
  );
const entries = [...parse('event', EVENTS), ...parse('error', ERRORS)];
const readRecord = createRecordReader({ catalogue, texts: telemetryTextsFor('en') });
const find = createEntrySearch(readRecord);

it.each<[string, readonly (string | null)[]]>([
  ['', ['AppClosed', 'OperationInvoked', null, 'TypeError']],
  ['  ', ['AppClosed', 'OperationInvoked', null, 'TypeError']],
  ['appclosed', ['AppClosed']],
  ['U-17', ['AppClosed']],
  ['12345', ['AppClosed']],
  ['12,345', ['AppClosed']],
  ['unary yes', ['OperationInvoked']],
  ['unary no-such-value', []],
  ['was closed', ['AppClosed']],
  ['is <word>', ['TypeError']],
  ['main.js save', ['TypeError']],
  ['renderer', ['TypeError']],
  ['half a rec', [null]],
])('%o finds %o', (search, names) => {
  expect(find(entries, search).map(({ name }) => name)).toEqual(names);
});

it('reads each entry once, however often it is searched', () => {
  let reads = 0;
  const findCounting = createEntrySearch((record) => {
    reads += 1;
    return readRecord(record);
  });
  findCounting(entries, 'a');
  findCounting(entries, 'ab');
  expect(reads).toBe(entries.length);
});
