import { expect, test } from 'vitest';
import { asciiOf } from '../../catalogue/ascii.ts';
import type { Piece } from '../../catalogue/plan.ts';
import { Frame } from '../spool/frame.ts';
import { unframe } from '../spool/unframe.ts';
import { createRecordEncoder, occurredAtOf } from './encode.ts';
import { UID_LENGTH } from './uid.ts';

const UID = 'u'.repeat(UID_LENGTH);
const encode = createRecordEncoder();
const frame = new Frame();

function record(
  occurredAt: number,
  wireName = 'acme.environment_created',
  attributes: readonly Piece[] = [],
): Buffer {
  frame.clear();
  encode(
    frame,
    { name: 'EnvironmentCreated', wireName, oneIn: null, attributes },
    occurredAt,
    (target, start) => target.set(asciiOf(UID), start),
  );
  const length = frame.close('R');
  const [only] = unframe(Buffer.from(frame.bytes.subarray(0, length))).records;
  if (only === undefined) throw new Error('no whole frame');
  return only;
}

test('a record is one LogRecord in the JSON mapping, to the byte', () => {
  const attributes = [asciiOf(',{"key":"acme.count","value":{"intValue":"'), 17, asciiOf('"}}')];
  expect(String(record(1_795_376_242_123, 'acme.telemetry_events_dropped', attributes))).toBe(
    `{"timeUnixNano":"1795376242123000000","severityNumber":9,"eventName":"acme.telemetry_events_dropped","attributes":[{"key":"log.record.uid","value":{"stringValue":"${UID}"}},{"key":"acme.count","value":{"intValue":"17"}}]}`,
  );
});

test('reused buffers leak nothing of one event into the next', () => {
  const names = ['acme.environment_created', 'kreya.app_closed', 'acme.theme_changed'];
  const times = [1_795_376_242_123, 0, 1_795_376_242_124, 7, 253_402_300_799_999];
  for (const time of times) {
    for (const name of names) {
      const { timeUnixNano, eventName } = JSON.parse(String(record(time, name)));
      expect([timeUnixNano, eventName]).toEqual([`${time}000000`, name]);
    }
  }
});

test('nothing of an earlier record is left where an ID is shorter than usual', () => {
  record(0, 'acme.environment_created', [asciiOf(`,"${'x'.repeat(200)}"`)]);
  frame.clear();
  const event = { name: 'AppClosed', wireName: 'kreya.app_closed', oneIn: null, attributes: [] };
  encode(frame, event, 0, (target, start) => target.set(asciiOf('mine'), start));
  expect(Buffer.from(frame.bytes.subarray(0, frame.close('R'))).toString()).toMatch(/"mine {32}"/);
});

const SMALL = [0, 9, 10, 4711, 999_999, 2 ** 31 - 1, 2 ** 31, 3_000_000_000, 3_000_000_007];
const LARGE = [(2 ** 31 - 1) * 1e6 + 999_999, 2 ** 31 * 1e6, Number.MAX_SAFE_INTEGER, -1, -4711, -1e15];

test.each([...SMALL, ...LARGE])('writes the decimal digits of a whole number: %i', (number) => {
  const text = String(record(0, 'kreya.app_closed', [asciiOf(',"'), number, asciiOf('"')]));
  expect(text).toContain(`,"${number}"`);
});

test("reads a record's time as it was written, to the millisecond", () => {
  const times = [0, 1, 999, ...Array.from({ length: 1_000 }, (_, at) => 1_795_376_242_000 + at)];
  expect(times.map((time) => occurredAtOf(record(time)))).toEqual(times);
});

test('finds no time in what is not a record', () => {
  expect(occurredAtOf(Buffer.from('{"event_id":"1"}'))).toBeNaN();
});
