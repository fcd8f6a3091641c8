import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAnswers } from './answers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells that a request is without an answer for too long, and that one has come after all', async () => {
  const answers = createAnswers(1_000);
  const told: boolean[] = [];
  answers.subscribe(() => told.push(answers.isOverdue()));
  let resolve: (answer: string) => void = () => {};
  const answer = answers.expect(
    new Promise<string>((done) => {
      resolve = done;
    }),
  );
  const quick = answers.expect(Promise.resolve('quick'));
  await vi.advanceTimersByTimeAsync(999);
  expect(await quick).toBe('quick');
  expect(answers.isOverdue()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(answers.isOverdue()).toBe(true);
  resolve('late');
  expect(await answer).toBe('late');
  expect(told).toEqual([true, false]);
});

it('takes a refusal for an answer', async () => {
  const answers = createAnswers(1_000);
  await expect(answers.expect(Promise.reject(new Error('no')))).rejects.toThrow('no');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(answers.isOverdue()).toBe(false);
});
