import { expect, test } from 'vitest';
import { encodeRecord, occurredAtOf } from './encode.ts';

test('the time of a record is read as it was written, to the millisecond', () => {
  const event = { name: 'EnvironmentCreated', wireName: 'kreya.environment_created', attributes: '' };
  const read = (time: number) => occurredAtOf(Buffer.from(encodeRecord(event, time, 'uid')));
  const times = [0, 1, 999, ...Array.from({ length: 1_000 }, (_, at) => 1_795_376_242_000 + at)];
  expect(times.map(read)).toEqual(times);
});

test('what is no record has no time', () => {
  expect(occurredAtOf(Buffer.from('{"event_id":"1"}'))).toBeNaN();
});
