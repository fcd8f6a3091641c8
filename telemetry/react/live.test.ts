import { describe, expect, it } from 'vitest';
import { settle } from './live.ts';

describe('settle', () => {
  it('takes the first answer', () => {
    expect(settle<number>({ state: 'loading' }, { state: 'ready', value: 1 })).toEqual({
      state: 'ready',
      value: 1,
    });
  });

  it('keeps news that overtook the answer, also one that failed', () => {
    const news = { state: 'ready', value: 2 } as const;
    expect(settle<number>(news, { state: 'ready', value: 1 })).toBe(news);
    expect(settle<number>(news, { state: 'failed', message: 'no' })).toBe(news);
  });
});
