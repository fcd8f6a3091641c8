import { expect, it } from 'vitest';
import { createTemplates, parseTemplate } from './templates.ts';

const untyped = (parts: readonly string[]) => ({ parts, slots: [] });
const match = createTemplates(
  [
    ['Cannot read ', ''],
    ['Cannot read ', ' of ', ''],
    ['', ' is not a function'],
    ['Already closed'],
    ['Unexpected ', ' in ', ' in ', '!'],
    ['a', 'b'],
  ].map(untyped),
);

it('finds the template with the most fixed text, and the text in its holes', () => {
  expect(match('Cannot read x')).toMatchObject({ parts: ['Cannot read ', ''], holes: ['x'] });
  expect(match('Cannot read x of y')).toMatchObject({
    parts: ['Cannot read ', ' of ', ''],
    holes: ['x', 'y'],
  });
  expect(match('x is not a function')?.holes).toEqual(['x']);
  // Others begin with that letter.
  expect(match('Cannot is not a function')?.holes).toEqual(['Cannot']);
  expect(match('Cannot read x is not a function')?.parts).toEqual(['', ' is not a function']);
  expect(match('Already closed')).toMatchObject({ parts: ['Already closed'], holes: [] });
  expect(match('Unexpected a in b in c in d!')?.holes).toEqual(['a', 'b', 'c in d']);
});

it('matches a message as a whole or not at all', () => {
  for (const text of [
    '',
    'Cannot',
    'cannot read x',
    ' Cannot read x',
    'Already closed.',
    'Unexpected a in b!',
    'axb',
  ]) {
    expect(match(text), text).toBeNull();
  }
});

it('does not let the first and the last part overlap', () => {
  const overlapping = createTemplates([untyped(['closed by', 'by server'])]);
  expect(overlapping('closed by server')).toBeNull();
  expect(overlapping('closed byby server')?.holes).toEqual(['']);
});

it('parses what its holes accept', () => {
  expect(parseTemplate('Cannot read % of {name}.')).toEqual({
    parts: ['Cannot read ', ' of ', '.'],
    slots: ['', 'name'],
  });
  expect(parseTemplate('Expected } or { after {')).toEqual({ parts: ['Expected } or { after {'], slots: [] });
});
