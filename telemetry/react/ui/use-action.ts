import { useCallback, useState } from 'react';
import { messageOf } from '../wording.ts';

/** What became of something that a person asked for. */
export type ActionOutcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'underway' }
  | { readonly kind: 'done'; readonly words: string }
  | { readonly kind: 'failed'; readonly words: string };

export interface Action {
  readonly outcome: ActionOutcome;
  /** Does the work, and tells by what it resolves with; an empty text says that there is nothing to tell. */
  run(work: () => Promise<string>): Promise<void>;
}

/** One thing at a time that a person asks for, and what became of it, in words. */
export function useAction(): Action {
  const [outcome, setOutcome] = useState<ActionOutcome>({ kind: 'none' });
  const run = useCallback(async (work: () => Promise<string>) => {
    setOutcome({ kind: 'underway' });
    try {
      const words = await work();
      setOutcome(words === '' ? { kind: 'none' } : { kind: 'done', words });
    } catch (error) {
      setOutcome({ kind: 'failed', words: messageOf(error) });
    }
  }, []);
  return { outcome, run };
}
