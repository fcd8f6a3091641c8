import { expect, test } from 'vitest';
import type { ChoiceChange, StoredChoices } from '../ports.ts';
import { wasEnabledAt, wasWanted } from './timeline.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

function stored(choice: StoredChoices['choice'], ...answers: readonly boolean[]) {
  const changes = answers.map(
    (enabled, index): ChoiceChange => ({ number: index + 1, enabled, at: NOON + index * 1_000 }),
  );
  return { choice, changes };
}

test.each([
  ['nobody has chosen anything', stored('none'), 0, true, false],
  ['a yes was put on disk before the first start', stored('enabled'), 0, true, true],
  ['it was recorded before the first yes', stored('enabled', true), 0, true, false],
  ['it was recorded after the first yes', stored('enabled', true), 1, true, true],
  ['it was recorded before the only no', stored('disabled', false), 1, true, false],
  ['it was recorded between a yes and a no', stored('disabled', true, false), 2, true, true],
  ['it was recorded before a no and a yes', stored('enabled', false, true), 1, true, false],
])('whether it is wanted if %s', (_, choices, generation, byOptOut, byOptIn) => {
  // Long before any of the choices, so that the order alone decides.
  const at = NOON - 1_000_000;
  expect(wasWanted(choices, 'optOut', generation, at)).toBe(byOptOut);
  expect(wasWanted(choices, 'optIn', generation, at)).toBe(byOptIn);
});

test.each([
  ['never chosen', stored('none'), NOON, true, false],
  ['a yes without its time', stored('enabled'), NOON, true, true],
  ['before the yes', stored('enabled', true), NOON - 1, true, false],
  ['after the yes', stored('enabled', true), NOON + 1, true, true],
  ['before the no', stored('disabled', false), NOON - 1, true, false],
  ['after the no', stored('disabled', false), NOON + 1, false, false],
])('whether it was on: %s', (_, choices, time, byOptOut, byOptIn) => {
  expect(wasEnabledAt(choices, 'optOut', time)).toBe(byOptOut);
  expect(wasEnabledAt(choices, 'optIn', time)).toBe(byOptIn);
});
