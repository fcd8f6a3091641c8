import { expect, test } from 'vitest';
import { layOut } from './progress.ts';

test.each([
  ['Sending… 1 of 4', 0.25, 79, `Sending… 1 of 4  ${'█'.repeat(7)}${'░'.repeat(23)}`],
  ['Sending… 4 of 4', 1, 79, `Sending… 4 of 4  ${'█'.repeat(30)}`],
  ['Sending… 2 of 4', 0.5, 27, 'Sending… 2 of 4  █████░░░░░'],
  ['Sending… 2 of 4', 0.5, 26, 'Sending… 2 of 4'],
  ['Sending… 2 of 4', 0.5, 8, 'Sending…'],
  ['Waiting', null, 79, 'Waiting'],
])('%s, %s of the way, in %i columns', (text, share, width, expected) => {
  expect(layOut(text, share, width)).toBe(expected);
});
