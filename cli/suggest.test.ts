import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suggest } from './suggest.ts';

const COMMANDS = [
  'status',
  'enable',
  'disable',
  'events',
  'show',
  'check',
  'flush',
  'reset-id',
  'erase',
  'delete',
];

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
])('for %o suggests %o: %s', (typed, expected, _) => {
  expect(suggest(typed, COMMANDS)).toBe(expected);
});

test('suggests the nearest, and the first of two that are equally near', () => {
  expect(suggest('producton', ['production-2', 'production'])).toBe('production');
  expect(suggest('tast', ['test', 'task'])).toBe('test');
});

test('suggests nothing without candidates', () => {
  expect(suggest('status', [])).toBeNull();
});

test('handles a very long text at once', () => {
  const typed = 'x'.repeat(1_000_000);
  expect(suggest(typed, COMMANDS)).toBeNull();
});

test('always finds a name of three or more letters with one wrong letter', () => {
  const name = fc.stringMatching(/^[a-z]{3,12}$/);
  fc.assert(
    fc.property(name, fc.nat(), (right, position) => {
      const index = position % right.length;
      const typed = `${right.slice(0, index)}#${right.slice(index + 1)}`;
      expect(suggest(typed, [right])).toBe(right);
    }),
  );
});
