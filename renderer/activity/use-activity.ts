import { expectAnswer } from 'kreya-telemetry/renderer';
import { useEffect, useSyncExternalStore } from 'react';
import type { Unsubscribe } from '../../shared/bridge.ts';
import { type ActivitySnapshot, createActivityReader, NOTHING_READ } from './reader.ts';

/** Another process may record, which this one is not told of. */
const LOOK_EVERY_MS = 2_000;

let snapshot = NOTHING_READ;
const listeners = new Set<() => void>();

const reader = createActivityReader(
  {
    list: () => expectAnswer(window.kreya.telemetry.activity.list()),
    read: (ids) => expectAnswer(window.kreya.telemetry.activity.read(ids)),
  },
  (next) => {
    snapshot = next;
    for (const listener of listeners) listener();
  },
);

/** What was recorded and sent, followed for as long as somebody looks at it. */
export function useActivity(): ActivitySnapshot {
  useEffect(follow, []);
  return useSyncExternalStore(subscribe, () => snapshot);
}

function subscribe(listener: () => void): Unsubscribe {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function follow(): Unsubscribe {
  const look = () => {
    if (document.visibilityState === 'visible') void reader.refresh();
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', look);
  const unsubscribe = window.kreya.telemetry.onStatusChanged(look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    unsubscribe();
  };
}
