import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '../../core/testing/catalogue.ts';
import { variantsOf } from '../../documents/testing/variants.ts';
import { requestFromProtobuf } from '../../testing/protocol.ts';
import { encodeLogs } from './encode-logs.ts';

const decoded = (request: unknown) => requestFromProtobuf(encodeLogs(JSON.stringify(request)));

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });

function requestOf(...logRecords: readonly object[]): object {
  return {
    resourceLogs: [
      {
        resource: { attributes: [text('service.name', 'acme'), text('app.installation.id', 'an-id')] },
        scopeLogs: [{ scope: { name: 'acme-telemetry', version: '1.18.0' }, logRecords }],
      },
    ],
  };
}

test('each event with each of its values is the same by the definitions of the protocol', () => {
  const records = variantsOf(catalogue).map(({ eventName, attributes }, at) => ({
    timeUnixNano: `${1_795_376_242_123 + at}000000`,
    severityNumber: 9,
    eventName,
    attributes: [text('log.record.uid', `uid-${at}`), ...attributes],
  }));
  expect(records.length).toBeGreaterThan(20);
  expect(decoded(requestOf(...records))).toEqual(requestOf(...records));
});

const INT64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const UINT64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);
const STRING = fc.string({ unit: 'grapheme' });
const { value: ANY_VALUE } = fc.letrec<{ value: object; keyed: object }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.record({ stringValue: STRING }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({ intValue: INT64 }),
    fc.record({ doubleValue: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0) }),
    fc.constant({}),
    fc.record({ arrayValue: fc.record({ values: fc.array(tie('value'), { minLength: 1 }) }) }),
    fc.record({ kvlistValue: fc.record({ values: fc.array(tie('keyed'), { minLength: 1 }) }) }),
  ),
  keyed: fc.record({ key: STRING, value: tie('value') }),
}));
const LOG_RECORD = fc.record({
  timeUnixNano: UINT64,
  severityNumber: fc.nat(24),
  severityText: STRING,
  body: ANY_VALUE,
  attributes: fc.array(fc.record({ key: STRING, value: ANY_VALUE }), { minLength: 1 }),
  observedTimeUnixNano: UINT64,
  eventName: STRING,
});

test('any record is the same by the definitions of the protocol', () => {
  fc.assert(
    fc.property(fc.array(LOG_RECORD, { minLength: 1, maxLength: 5 }), (records) => {
      expect(decoded(requestOf(...records))).toEqual(requestOf(...records));
    }),
  );
});

test.each([
  ['no text', { stringValue: '' }],
  ['beyond the basic plane', { stringValue: '𝕶🏳️‍🌈\0' }],
  ['zero', { intValue: '0' }],
  ['the smallest integer', { intValue: '-9223372036854775808' }],
  ['the largest integer', { intValue: '9223372036854775807' }],
  ['false', { boolValue: false }],
  ['a tiny number', { doubleValue: 5e-324 }],
  ['nothing', {}],
])('keeps a value that is %s', (_, value) => {
  const request = requestOf({ attributes: [{ key: 'acme.value', value }] });
  expect(decoded(request)).toEqual(request);
});

test('accepts whole numbers that are written as numbers', () => {
  const value = { key: 'acme.value', value: { intValue: 17 } };
  const same = { key: 'acme.value', value: { intValue: '17' } };
  expect(decoded(requestOf({ attributes: [value] }))).toEqual(requestOf({ attributes: [same] }));
});

test('two requests, one after the other, are a request with the content of both', () => {
  const first = requestOf({ eventName: 'acme.first' });
  const second = requestOf({ eventName: 'acme.second' });
  const both = Buffer.concat([encodeLogs(JSON.stringify(first)), encodeLogs(JSON.stringify(second))]);
  expect(requestFromProtobuf(both)).toEqual({
    resourceLogs: [first, second].flatMap((one) => Object.values(one)).flat(),
  });
});

test('ignores what it does not know, as a receiver of JSON does', () => {
  const known = { eventName: 'acme.first' };
  const strange = { ...known, later: 1, toString: {} };
  expect(decoded(requestOf(strange))).toEqual(requestOf(known));
});

test.each([
  '',
  '[]',
  'null',
  '{"resourceLogs":{}}',
  JSON.stringify(requestOf({ timeUnixNano: 'now' })),
  JSON.stringify(requestOf({ attributes: [{ key: 1 }] })),
  JSON.stringify(requestOf({ attributes: [{ key: 'a', value: { boolValue: 'yes' } }] })),
])('throws for what is not a request: %s', (request) => {
  expect(() => encodeLogs(request)).toThrow();
});
