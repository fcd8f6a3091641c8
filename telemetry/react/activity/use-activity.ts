import { useEffect, useSyncExternalStore } from 'react';
import type { Unsubscribe } from '../../contract/bridge.ts';
import { expectAnswer } from '../answers.ts';
import { type TelemetryPage, useTelemetryPage } from '../telemetry-page.ts';
import { type ActivitySnapshot, createActivityReader, NOTHING_READ } from './reader.ts';

/** Another process may record, which this one is not told of. */
const LOOK_EVERY_MS = 2_000;

interface ActivityStore {
  snapshot(): ActivitySnapshot;
  subscribe(listener: () => void): Unsubscribe;
  /** Keeps the snapshot up to date until what is returned is called. */
  follow(): Unsubscribe;
}

/** What was read stays, so that who comes back to it sees it at once. */
const stores = new WeakMap<TelemetryPage['telemetry'], ActivityStore>();

/** What was recorded and sent, followed for as long as somebody looks at it. */
export function useActivity(): ActivitySnapshot {
  const page = useTelemetryPage();
  const store = stores.get(page.telemetry) ?? createStore(page);
  stores.set(page.telemetry, store);
  useEffect(() => store.follow(), [store]);
  return useSyncExternalStore(store.subscribe, store.snapshot);
}

function createStore({ telemetry, catalogue }: TelemetryPage): ActivityStore {
  let snapshot = NOTHING_READ;
  const listeners = new Set<() => void>();
  const reader = createActivityReader(
    {
      list: () => expectAnswer(telemetry.activity.list()),
      read: (ids) => expectAnswer(telemetry.activity.read(ids)),
    },
    catalogue,
    (next) => {
      snapshot = next;
      for (const listener of listeners) listener();
    },
  );

  function look(): void {
    if (document.visibilityState === 'visible') void reader.refresh();
  }

  return {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow() {
      look();
      const timer = setInterval(look, LOOK_EVERY_MS);
      document.addEventListener('visibilitychange', look);
      const unsubscribe = telemetry.onStatusChanged(look);
      return () => {
        clearInterval(timer);
        document.removeEventListener('visibilitychange', look);
        unsubscribe();
      };
    },
  };
}
