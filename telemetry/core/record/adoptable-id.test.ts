import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemOfId } from './adoptable-id.ts';

test('accepts random UUIDs in either case', () => {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const id = randomUUID();
    expect(problemOfId(id)).toBeNull();
    expect(problemOfId(id.toUpperCase())).toBeNull();
  }
});

test.each<[string, unknown, string]>([
  ['a number', 7, 'An installation id is text'],
  ['nothing', undefined, 'An installation id is text'],
  ['other text', 'ada@example.com', 'is no UUID'],
  ['a hash', createHash('sha256').update('machine').digest('hex'), 'is no UUID'],
  ['a UUID in braces', `{${randomUUID()}}`, 'is no UUID'],
  ['a UUID with a blank', `${randomUUID()} `, 'is no UUID'],
  ['version 1', 'a8098c1a-f86e-11da-bd1a-00112444be1e', 'can hold the address of the network card'],
  ['version 3', '6fa459ea-ee8a-3ca4-894e-db77e160355e', 'which is the hash of something'],
  ['version 5', '886313e1-3b8a-5372-9b90-0c9aee199e5d', 'which is the hash of something'],
  ['version 6', '1ec9414c-232a-6b00-b3c8-9e6bdeced846', 'can hold the address of the network card'],
  ['version 7', '019b7e0f-4d40-7c3e-9a7f-6d5e4c3b2a10', 'holds the time at which it was made'],
  ['version 8', '2489e9ad-2ee2-8e00-8ec9-32d5f69181c0', 'no UUID of a version that is random'],
  ['no UUID at all', '00000000-0000-0000-0000-000000000000', 'no UUID of a version that is random'],
  ['another variant', 'f47ac10b-58cc-4372-c567-0e02b2c3d479', 'is no UUID of RFC 9562'],
  ['one that was made up', '00000000-0000-4000-8000-000000000001', 'was not made at random'],
])('refuses %s and says why', (_, id, words) => {
  expect(problemOfId(id)).toContain(words);
  expect(problemOfId(id)).toMatch(/; accepted is a random UUID, version 4\.$/);
});

test('never quotes the ID it refuses', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 12 }), (text) => {
      expect(problemOfId(text)).not.toContain(text);
    }),
  );
});
