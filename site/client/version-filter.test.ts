import { expect, test } from 'vitest';
import { compareReleases, parseVersionFilter } from './version-filter.ts';

test('releases are ordered as numbers, not as text', () => {
  expect(['1.13.1', '1.4', '1.18', '1.13', '2.0', '1.10'].sort(compareReleases)).toEqual([
    '1.4',
    '1.10',
    '1.13',
    '1.13.1',
    '1.18',
    '2.0',
  ]);
});

test('a filter is all that a release collects, or what it added', () => {
  expect(parseVersionFilter('until:1.10')).toEqual({ kind: 'until', release: '1.10' });
  expect(parseVersionFilter('new:1.13.1')).toEqual({ kind: 'new', release: '1.13.1' });
});

test.each(['', '1.10', 'until:', 'until:x', 'old:1.10', 'until:1'])('%j filters nothing', (text) => {
  expect(parseVersionFilter(text)).toBeNull();
});
