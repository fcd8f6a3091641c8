import { expect, test } from 'vitest';
import { reduceComponents } from './components.ts';

const OWN = new Set(['Start', 'Segmented']);

test('keeps the names of own components in a component stack', () => {
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
])('reduces %j to %j', (stack, components) => {
  expect(reduceComponents(stack, OWN)).toEqual(components);
});
