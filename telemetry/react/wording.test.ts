import { describe, expect, it } from 'vitest';
import { counted, fill, messageOf, segments } from './wording.ts';

describe('fill', () => {
  it('puts values into their places and leaves unknown places alone', () => {
    expect(fill('{a} and {b}', { a: 'one' })).toBe('one and {b}');
  });

  it('takes a value literally', () => {
    expect(fill('{a}', { a: '$& {b}', b: 'no' })).toBe('$& {b}');
  });
});

describe('counted', () => {
  const forms = { one: '{count} event', other: '{count} events' };

  it.each([
    [0, '0 events'],
    [1, '1 event'],
    [2, '2 events'],
    [12345, '12,345 events'],
  ])('says %i as "%s"', (count, words) => {
    expect(counted(forms, count)).toBe(words);
  });
});

describe('segments', () => {
  it('tells code from text', () => {
    expect(segments('Unset `{name}`.', { name: 'X' })).toEqual([
      { kind: 'text', text: 'Unset ' },
      { kind: 'code', text: 'X' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('does not split a value, whatever is in it', () => {
    expect(segments('`{name}`', { name: '/a`b/{name}' })).toEqual([{ kind: 'code', text: '/a`b/{name}' }]);
  });
});

describe('messageOf', () => {
  it('reads an error, and anything else that was thrown', () => {
    expect(messageOf(new Error('no disk'))).toBe('no disk');
    expect(messageOf('no disk')).toBe('no disk');
  });
});
