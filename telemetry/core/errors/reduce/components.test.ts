import { expect, test } from 'vitest';
import { reduceComponents } from './components.ts';

const OWN = new Set(['Start', 'Segmented']);

test('of a component stack the names of own components are left', () => {
  const stack = [
    '',
    '    at div',
    '    at Segmented (acme://app/assets/main-1.js:2:14)',
    '    at fieldset (<anonymous>)',
    '    at JaneDoe (https://example.com/jane.js:1:1)',
    '    at Provider',
    '    at Start (acme://app/assets/main-1.js:9:1)',
  ].join('\n');
  expect(reduceComponents(stack, OWN)).toEqual(['Segmented', '<other>', 'Start']);
});

test.each([
  ['', []],
  ['jane@example.com', []],
  ['Error: at Start', []],
  ['    at Start.jane (x)', ['<other>']],
  ['    at Start\n'.repeat(1_000), Array.from({ length: 50 }, () => 'Start')],
])('%j is reduced to %j', (stack, components) => {
  expect(reduceComponents(stack, OWN)).toEqual(components);
});
