import { describe, expect, it } from 'vitest';
import { createWording, fill, messageOf, segments } from './wording.ts';

const WORDS = { product: 'Acme', endpointVariable: 'ACME_TELEMETRY_ENDPOINT' };

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
  const { counted } = createWording('en', undefined, WORDS);

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

describe('createWording', () => {
  it('counts and tells times by the rules of the language that it speaks', () => {
    const french = { fr: { delivery: { nextTryAbout: 'dans {duration} environ' } } };
    const { counted, formatNumber, timeAgo, timeUntil } = createWording('fr', french, WORDS);
    expect(counted({ one: '{count} événement', other: '{count} événements' }, 0)).toBe('0 événement');
    expect(formatNumber(12_345)).toBe('12\u202f345');
    expect(timeAgo(0, 7_300_000)).toBe('il y a 2 heures');
    expect(timeUntil(240_000)).toBe('dans 4 minutes environ');
    const polish = createWording('pl', { pl: { ok: 'Dobrze' } }, WORDS);
    expect([1, 3, 5].map((n) => polish.counted({ one: 'jeden', few: 'kilka', other: 'wiele' }, n))).toEqual([
      'jeden',
      'kilka',
      'wiele',
    ]);
  });

  it('counts in English where it speaks English, whatever language was asked for', () => {
    const { counted, texts } = createWording('fr', { de: { ok: 'Gut' } }, WORDS);
    expect(counted(texts.waiting, 0)).toBe('0 events waiting');
  });
});
