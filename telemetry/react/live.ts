import { useCallback, useEffect, useState } from 'react';
import type { Unsubscribe } from '../contract/bridge.ts';
import { messageOf } from './wording.ts';

/** A value of the main process, as far as this page knows it. */
export type Live<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'ready'; readonly value: T };

/** Where a value is asked for once, and where its changes are heard from. Has to be a constant. */
export interface LiveSource<T> {
  ask(): Promise<T>;
  subscribe(listener: (value: T) => void): Unsubscribe;
}

/** News can overtake the first answer, and is then the newer of the two. */
export function settle<T>(now: Live<T>, answer: Live<T>): Live<T> {
  return now.state === 'ready' ? now : answer;
}

export interface FollowedValue<T> {
  readonly live: Live<T>;
  /** Takes a value that came as the answer to another request. */
  accept(value: T): void;
  retry(): void;
}

export function useLive<T>(source: LiveSource<T>): FollowedValue<T> {
  const [live, setLive] = useState<Live<T>>({ state: 'loading' });

  const accept = useCallback((value: T) => setLive({ state: 'ready', value }), []);

  const ask = useCallback(() => {
    source.ask().then(
      (value) => setLive((now) => settle(now, { state: 'ready', value })),
      (error: unknown) => setLive((now) => settle(now, { state: 'failed', message: messageOf(error) })),
    );
  }, [source]);

  const retry = useCallback(() => {
    setLive({ state: 'loading' });
    ask();
  }, [ask]);

  useEffect(() => {
    const unsubscribe = source.subscribe(accept);
    ask();
    return unsubscribe;
  }, [source, accept, ask]);

  return { live, accept, retry };
}
