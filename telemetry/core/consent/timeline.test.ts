import { expect, test } from 'vitest';
import type { ChoiceChange } from '../ports.ts';
import { wasEnabledAt, wasWanted } from './timeline.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

function stored(...answers: readonly boolean[]) {
  const changes = answers.map(
    (enabled, index): ChoiceChange => ({ number: index + 1, enabled, at: NOON + index * 1_000 }),
  );
  return { changes };
}

/** The choices of a person whose yes was on disk before the first start. */
function storedAfterYes(...answers: readonly boolean[]) {
  return { changes: [{ number: 0, enabled: true, at: -8.64e15 }, ...stored(...answers).changes] };
}

test.each([
  ['nobody has chosen anything', stored(), 0, true, false],
  ['a yes was put on disk before the first start', storedAfterYes(), 0, true, true],
  ['it was recorded between such a yes and a no', storedAfterYes(false), 0, true, true],
  ['it was that no', storedAfterYes(false), 1, true, true],
  ['it was recorded before the first yes', stored(true), 0, true, false],
  ['it was recorded after the first yes', stored(true), 1, true, true],
  ['it was recorded before the only no', stored(false), 1, true, false],
  ['it was recorded between a yes and a no', stored(true, false), 2, true, true],
  ['it was recorded before a no and a yes', stored(false, true), 1, true, false],
])('whether an event is wanted if %s', (_, choices, generation, byOptOut, byOptIn) => {
  // Long before any choice, so that only the order decides.
  const at = NOON - 1_000_000;
  expect(wasWanted(choices, 'optOut', generation, at)).toBe(byOptOut);
  expect(wasWanted(choices, 'optIn', generation, at)).toBe(byOptIn);
});

test.each([
  ['never chosen', stored(), NOON, true, false],
  ['a yes before the first start', storedAfterYes(), NOON, true, true],
  ['after such a yes, before the no', storedAfterYes(false), NOON - 1, true, true],
  ['after both', storedAfterYes(false), NOON + 1, false, false],
  ['before the yes', stored(true), NOON - 1, true, false],
  ['after the yes', stored(true), NOON + 1, true, true],
  ['before the no', stored(false), NOON - 1, true, false],
  ['after the no', stored(false), NOON + 1, false, false],
])('whether telemetry was on: %s', (_, choices, time, byOptOut, byOptIn) => {
  expect(wasEnabledAt(choices, 'optOut', time)).toBe(byOptOut);
  expect(wasEnabledAt(choices, 'optIn', time)).toBe(byOptIn);
});
