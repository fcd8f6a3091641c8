import { expect, it } from 'vitest';
import { describeDuration } from './duration.ts';

it.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [3000, '3 s'],
  [3449, '3.4 s'],
])('says %i milliseconds as "%s"', (ms, words) => {
  expect(describeDuration(ms)).toBe(words);
});
