import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suggest } from './suggest.ts';

const COMMANDS = ['status', 'enable', 'disable', 'events', 'show', 'flush', 'reset-id', 'delete'];

test.each([
  ['statsu', 'status', 'two letters swapped'],
  ['enabel', 'enable', 'two letters swapped at the end'],
  ['stauts', 'status', 'two letters swapped in the middle'],
  ['disble', 'disable', 'a letter missing'],
  ['fllush', 'flush', 'a letter too many'],
  ['shaw', 'show', 'a letter replaced'],
  ['resetid', 'reset-id', 'a hyphen missing'],
  ['DELETE', 'delete', 'another case'],
  ['stat', 'status', 'the beginning'],
  ['e', null, 'the beginning of more than one'],
  ['s', null, 'the beginning of more than one'],
  ['reset', 'reset-id', 'the beginning, which is too far to be a typing error'],
  ['xyz', null, 'nothing like any'],
  ['upgrade', null, 'another word'],
  ['', null, 'nothing'],
])('%o suggests %o: %s', (typed, expected, _) => {
  expect(suggest(typed, COMMANDS)).toBe(expected);
});

test('the nearest wins, and the first of two that are equally near', () => {
  expect(suggest('producton', ['production-2', 'production'])).toBe('production');
  expect(suggest('tast', ['test', 'task'])).toBe('test');
});

test('without candidates there is nothing to suggest', () => {
  expect(suggest('status', [])).toBeNull();
});

test('a very long text is answered at once', () => {
  const typed = 'x'.repeat(1_000_000);
  expect(suggest(typed, COMMANDS)).toBeNull();
});

test('one wrong letter in any name of three or more is always found', () => {
  const name = fc.stringMatching(/^[a-z]{3,12}$/);
  fc.assert(
    fc.property(name, fc.nat(), (right, position) => {
      const index = position % right.length;
      const typed = `${right.slice(0, index)}#${right.slice(index + 1)}`;
      expect(suggest(typed, [right])).toBe(right);
    }),
  );
});
