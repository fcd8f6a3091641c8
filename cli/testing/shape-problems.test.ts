import { expect, test } from 'vitest';
import { listOf, members, oneOf, orNull, type Shape } from '../json-shape.ts';
import { shapeProblems } from './shape-problems.ts';

const shape: Shape = listOf(
  members({
    name: 'string',
    count: 'number',
    state: orNull(oneOf<'on' | 'off'>({ on: true, off: true }), 'if it is not known'),
    more: 'object',
  }),
);
const right = { name: 'a', count: 1, state: 'on', more: {} };

test.each([
  [[], []],
  [[right, { ...right, state: null }], []],
  [right, ['it is no list']],
  [[null], ['it[0] is no object']],
  [[{ ...right, name: 1 }], ['it[0].name is 1 rather than of type string']],
  [[{ ...right, count: undefined }], ['it[0].count is undefined rather than of type number']],
  [[{ ...right, more: null }], ['it[0].more is null rather than of type object']],
  [[{ ...right, state: 'toString' }], ['it[0].state is "toString", which is none of its values']],
  [[right, { ...right, added: 1 }], ['it[1].added is not in the shape']],
])('reports for %j: %j', (value, problems) => {
  expect(shapeProblems(shape, value)).toEqual(problems);
});
