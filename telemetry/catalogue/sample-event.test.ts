import { expect, test } from 'vitest';
import { catalogue } from '../core/testing/catalogue.ts';
import { recordText } from '../documents/record-text.ts';
import { sampleEventOf, sampleOccasion, sampleOf, sampleRecordOf } from './sample-event.ts';

const { occurredAtMs, uid } = sampleOccasion;

test.each(Object.keys(catalogue.events))('an example of %s has the bytes of the recorded event', (name) => {
  const event = sampleOf(catalogue, name);
  expect(sampleRecordOf(event)).toBe(recordText(event, occurredAtMs, uid));
  expect(sampleRecordOf(sampleOf(catalogue, name))).toBe(sampleRecordOf(event));
});

test('the example for documents is one that has a field', () => {
  expect(sampleEventOf(catalogue).attributes.length).toBeGreaterThan(0);
});
