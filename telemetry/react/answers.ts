/** Whether the main process still answers. A page that waits for it forever would look as if it did nothing. */
import { useSyncExternalStore } from 'react';
import type { Unsubscribe } from '../contract/bridge.ts';

/** A healthy main process answers within milliseconds; a busy machine is given time all the same. */
const OVERDUE_MS = 4_000;

export interface Answers {
  /** Watches that a request is answered, whatever with, and hands the answer on. */
  expect<T>(answer: Promise<T>): Promise<T>;
  /** Whether some request has been without an answer for too long. */
  isOverdue(): boolean;
  subscribe(listener: () => void): Unsubscribe;
}

export function createAnswers(overdueMs: number): Answers {
  const overdue = new Set<Promise<unknown>>();
  const listeners = new Set<() => void>();

  function mark(answer: Promise<unknown>, isLate: boolean): void {
    const before = overdue.size > 0;
    if (isLate) overdue.add(answer);
    else overdue.delete(answer);
    if (before !== overdue.size > 0) for (const listener of listeners) listener();
  }

  return {
    expect(answer) {
      const timer = setTimeout(() => mark(answer, true), overdueMs);
      return answer.finally(() => {
        clearTimeout(timer);
        mark(answer, false);
      });
    },
    isOverdue: () => overdue.size > 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const answers = createAnswers(OVERDUE_MS);

/** {@link Answers.expect} of this page. Not for what waits for a person or for the network. */
export const expectAnswer = answers.expect;

export const useIsOverdue = (): boolean => useSyncExternalStore(answers.subscribe, answers.isOverdue);
