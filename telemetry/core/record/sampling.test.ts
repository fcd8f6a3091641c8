import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSampling } from './sampling.ts';

const noChance = () => {
  throw new Error('left to chance');
};

function takes(installationId: string, wireName: string, oneIn: number): boolean {
  return createSampling({ random: noChance }).takes({ wireName, oneIn }, installationId);
}

/** How far a count may be off: five standard deviations of so many independent answers. */
const spread = (tries: number, probability: number) => 5 * Math.sqrt(tries * probability * (1 - probability));

const ids = Array.from({ length: 20_000 }, () => randomUUID());

test.each([2, 3, 10, 100])('one in %i installations records an event', (oneIn) => {
  const count = ids.filter((id) => takes(id, 'acme.key_pressed', oneIn)).length;
  expect(Math.abs(count - ids.length / oneIn)).toBeLessThan(spread(ids.length, 1 / oneIn));
});

test('whether an installation records one event says nothing about another', () => {
  const both = ids.filter((id) => takes(id, 'acme.key_pressed', 4) && takes(id, 'acme.key_released', 4));
  expect(Math.abs(both.length - ids.length / 16)).toBeLessThan(spread(ids.length, 1 / 16));
});

test('the answer stays the same, and an included installation stays included when the rate rises', () => {
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), fc.integer({ min: 2, max: 1000 }), (id, oneIn) => {
      const sampling = createSampling({ random: noChance });
      const event = { wireName: 'acme.key_pressed', oneIn };
      const answer = sampling.takes(event, id);
      expect(sampling.takes(event, id)).toBe(answer);
      expect(takes(id, 'acme.key_pressed', oneIn)).toBe(answer);
      if (answer) expect(takes(id, 'acme.key_pressed', Math.max(2, Math.floor(oneIn / 2)))).toBe(true);
    }),
  );
});

test('another ID gets answers of its own', () => {
  const sampling = createSampling({ random: noChance });
  const event = { wireName: 'acme.key_pressed', oneIn: 2 };
  for (const id of ids.slice(0, 50)) expect(sampling.takes(event, id)).toBe(takes(id, event.wireName, 2));
});

test('everybody records what is not sampled', () => {
  const sampling = createSampling({ random: noChance });
  expect(sampling.takes({ wireName: 'acme.note_created', oneIn: null }, null)).toBe(true);
});

test('without an ID, each event is left to chance', () => {
  const chances = [0, 0.0999, 0.1, 0.999];
  const sampling = createSampling({ random: () => chances.shift() ?? 1 });
  const event = { wireName: 'acme.key_pressed', oneIn: 10 };
  expect([1, 2, 3, 4].map(() => sampling.takes(event, null))).toEqual([true, true, false, false]);
});
