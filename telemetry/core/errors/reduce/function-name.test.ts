import { expect, it } from 'vitest';
import { createFunctionNames } from './function-name.ts';
import { createVocabulary } from './vocabulary.ts';

const { functionName, isBuiltIn } = createFunctionNames(
  new Set(['Mark', 'trackGrace']),
  createVocabulary([]),
);

it('keeps names from our own source and those made of ordinary words', () => {
  for (const name of [
    'Mark',
    'trackGrace',
    'Mark.open',
    'new Socket',
    'JSON.parse',
    'Object.<anonymous>',
    '#connect',
  ]) {
    expect(functionName(name), name).toBe(name);
  }
  expect(functionName('Socket.connect [as grace]')).toBe('Socket.connect');
});

it('strips the numbers that a bundler appends to a name used in two files', () => {
  expect(functionName('trackGrace$1')).toBe('trackGrace');
  expect(functionName('new Mark$12')).toBe('new Mark');
  expect(functionName('Mark$2.trackGrace$1 [as x]')).toBe('Mark.trackGrace');
  expect(functionName('trackGrace$1912')).toBeNull();
  expect(functionName('grace$1')).toBeNull();
});

it('keeps no other name', () => {
  for (const name of [
    '',
    'grace',
    'Mark.grace',
    'openGrace',
    'open grace',
    'new ',
    'open.',
    'Promise',
    'get name',
    'é',
  ]) {
    expect(functionName(name), name).toBeNull();
  }
});

it('knows functions of the built-in objects', () => {
  expect(isBuiltIn('JSON.parse')).toBe(true);
  expect(isBuiltIn('new Map')).toBe(true);
  expect(isBuiltIn('JSON.grace')).toBe(false);
  expect(isBuiltIn('Mark.open')).toBe(false);
});
