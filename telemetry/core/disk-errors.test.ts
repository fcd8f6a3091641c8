import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { codeOf, isOfSystem, pathOf } from './disk-errors.ts';

const ERROR = "Object.assign(new Error('gone'), { code: 'ENOENT', path: '/acme', syscall: 'open' })";

test.each([
  ['of this realm', Object.assign(new Error('gone'), { code: 'ENOENT', path: '/acme', syscall: 'open' })],
  ['of another realm, as in Jest', runInNewContext(ERROR)],
])('recognises an error of the system %s', (_, error) => {
  expect([codeOf(error), pathOf(error), isOfSystem(error)]).toEqual(['ENOENT', '/acme', true]);
});

test.each([undefined, null, 'ENOENT', new Error('bug'), { code: 2, path: null }])(
  'treats %j as no disk error',
  (error) => {
    expect([codeOf(error), pathOf(error), isOfSystem(error)]).toEqual(['unknown error', null, false]);
  },
);
