import { expect, test } from 'vitest';
import { isVerboseIn, projectIn } from './variables.ts';

test.each([
  [{}, null],
  [{ KREYA_PROJECT: 'shop' }, 'shop'],
  [{ kreya_Project: 'shop' }, 'shop'],
  [{ KREYA_PROJECT: '' }, null],
  [{ KREYA_PROJECT: '', kreya_project: 'shop' }, 'shop'],
  [{ KREYA_PROJECTS: 'shop', MY_KREYA_PROJECT: 'shop' }, null],
])('%o names the project %o', (environment, expected) => {
  expect(projectIn(environment)).toBe(expected);
});

test.each([
  [{}, false],
  [{ KREYA_VERBOSE: '' }, false],
  [{ KREYA_VERBOSE: 'False' }, false],
  [{ KREYA_VERBOSE: '0' }, false],
  [{ KREYA_VERBOSE: '1' }, true],
  [{ Kreya_Verbose: 'TRUE' }, true],
  [{ KREYA_VERBOSE: 'please' }, true],
])('%o turns verbose output on: %o', (environment, expected) => {
  expect(isVerboseIn(environment)).toBe(expected);
});
