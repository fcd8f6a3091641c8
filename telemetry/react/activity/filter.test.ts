import { expect, it } from 'vitest';
import type { Entry } from './entry.ts';
import { EVERYTHING, type Filter, matcherOf } from './filter.ts';

const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime();

function entry(name: string, occurredAt: number | null, sentAt: number | null, kind: Entry['kind']): Entry {
  return { key: name, id: null, kind, name, message: '', occurredAt, sentAt, raw: '', before: '', after: '' };
}

const ENTRIES = [
  entry('Opened', at(2026, 2, 29, 0, 0), 1, 'event'),
  entry('Closed', at(2026, 2, 29, 23, 59), null, 'event'),
  entry('TypeError', at(2026, 2, 30, 0, 0), null, 'error'),
  entry('Lost', null, 1, 'event'),
];
const shownBy = (filter: Partial<Filter>) =>
  ENTRIES.filter(matcherOf({ ...EVERYTHING, ...filter })).map(({ name }) => name);

it.each<[Partial<Filter>, readonly string[]]>([
  [{}, ['Opened', 'Closed', 'TypeError', 'Lost']],
  [{ state: 'waiting' }, ['Closed', 'TypeError']],
  [{ state: 'sent', show: 'events' }, ['Opened', 'Lost']],
  [{ show: 'errors' }, ['TypeError']],
  [{ show: { event: 'Closed' } }, ['Closed']],
  // The clocks change on this day in Europe: it has 23 hours there.
  [{ day: at(2026, 2, 29) }, ['Opened', 'Closed']],
  [{ day: at(2026, 2, 30) }, ['TypeError']],
  [{ day: at(2026, 2, 29), state: 'waiting' }, ['Closed']],
])('%o shows %o', (filter, names) => {
  expect(shownBy(filter)).toEqual(names);
});
