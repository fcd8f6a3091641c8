import { expect, test } from 'vitest';
import { stepsFor } from './steps.ts';

const TYPES = ['types of root', 'types of shared', 'types of renderer', 'types of telemetry', 'types of e2e'];
const namesFor = (...changed: string[]) => stepsFor(changed).map(({ name }) => name);

test('nothing changed: nothing to check', () => {
  expect(namesFor()).toEqual([]);
});

test('lints, compiles and tests changed code', () => {
  expect(namesFor('telemetry/core/hex.ts')).toEqual(['lint', ...TYPES, 'tests']);
  expect(stepsFor(['telemetry/core/hex.ts']).at(-1)?.args).toContain('telemetry/core/hex.ts');
});

test('lets the compiler find uses of a deleted file', () => {
  expect(stepsFor([], ['telemetry/core/hex.ts']).map(({ name }) => name)).toEqual(TYPES);
});

test('also compares a changed catalogue with its documentation', () => {
  expect(namesFor('shared/events/project.ts')).toEqual(['lint', ...TYPES, 'docs', 'tests']);
});

test('runs the tests of documents for a changed one, and no compiler', () => {
  expect(namesFor('docs/privacy.md')).toEqual(['lint', 'tests']);
  expect(stepsFor(['docs/privacy.md']).at(-1)?.args).toContain('tools/docs/docs.test.ts');
});

test('a changed package.json does not run every test that imports it', () => {
  expect(stepsFor(['package.json']).at(-1)?.args).not.toContain('package.json');
});

test('only lints a changed stylesheet', () => {
  expect(namesFor('renderer/styles/base.css')).toEqual(['lint']);
});
