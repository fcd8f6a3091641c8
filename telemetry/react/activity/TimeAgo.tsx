import { memo, useSyncExternalStore } from 'react';
import type { Unsubscribe } from '../../contract/bridge.ts';
import { useWording } from '../telemetry-page.ts';

/** Nothing that is said of a time changes more often than by the minute. */
const TICK_MS = 30_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for all times that are in sight. */
function subscribe(listener: () => void): Unsubscribe {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const one of listeners) one();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const now = () => Math.floor(Date.now() / TICK_MS) * TICK_MS;

/** The time in milliseconds since 1970-01-01 UTC, as exact as it is told how long ago something was, and again when that changes. */
export function useRoughNow(): number {
  return useSyncExternalStore(subscribe, now);
}

/** How long ago something was, in milliseconds since 1970-01-01 UTC, with the time itself for who points at it. */
export const TimeAgo = memo(function TimeAgo({ at }: { readonly at: number }) {
  const { localTime, timeAgo } = useWording();
  const text = timeAgo(at, useRoughNow());
  return (
    <time dateTime={isoOf(at)} title={localTime(at)}>
      {text}
    </time>
  );
});

/** Undefined for a time that no calendar has. */
function isoOf(at: number): string | undefined {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
