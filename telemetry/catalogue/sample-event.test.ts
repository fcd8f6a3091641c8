import { expect, test } from 'vitest';
import { catalogue } from '../core/testing/catalogue.ts';
import { recordText } from '../documents/record-text.ts';
import { defineCatalogue } from './catalogue.ts';
import { event, eventGroup, field } from './define.ts';
import { oneOf } from './kinds.ts';
import { sampleEventOf, sampleOccasion, sampleOf, sampleRecordOf } from './sample-event.ts';

const { occurredAtMs, uid } = sampleOccasion;

test.each(Object.keys(catalogue.events))('an example of %s has the bytes of the recorded event', (name) => {
  const event = sampleOf(catalogue, name);
  expect(sampleRecordOf(event)).toBe(recordText(event, occurredAtMs, uid));
  expect(sampleRecordOf(sampleOf(catalogue, name))).toBe(sampleRecordOf(event));
});

test('an example leaves out what depends on a field that it leaves out', () => {
  const chained = defineCatalogue({
    namespace: 'acme',
    since: '1.0',
    groups: [
      eventGroup('Requests', {
        RequestSent: event('A request was sent.', '1.0', {
          protocol: field('The protocol.', oneOf('grpc', 'http')),
          method: field('The method.', oneOf('get', 'post'), { onlyWith: { protocol: ['http'] } }),
          cache: field('The cache.', oneOf('hit', 'miss'), { onlyWith: { method: ['get'] } }),
        }),
      }),
    ],
  });
  const record = sampleRecordOf(sampleOf(chained, 'RequestSent'));
  expect(record).toContain('{"key":"acme.protocol","value":{"stringValue":"grpc"}}');
  expect(record).not.toMatch(/acme\.(?:method|cache)/);
});

test('the example for documents is one that has a field', () => {
  expect(sampleEventOf(catalogue).attributes.length).toBeGreaterThan(0);
});
