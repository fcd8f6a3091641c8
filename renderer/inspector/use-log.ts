import { messageOf, useActivity } from 'kreya-telemetry/renderer';
import { useCallback, useEffect, useRef, useState } from 'react';
import { texts } from '../texts.ts';
import { type EntryOutcome, follow, type LogEntry } from './log.ts';

/** `track` is silent about an event that was not wanted, and so are the page's hooks about an error. */
const OFF: EntryOutcome = { state: 'notRecorded', words: texts.start.notRecordedOff };

export interface Log {
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  /** Records an event, whatever is given as its name and metadata. */
  fire(event: string, metadata: unknown): Promise<void>;
  /** Makes an error by `make`, which is for the page's hooks to notice. */
  fail(title: string, make: () => void): Promise<void>;
}

export function useLog(): Log {
  const [entries, setEntries] = useState<readonly LogEntry[]>([]);
  const nextNumber = useRef(1);
  const activity = useActivity();
  const known = follow(entries, activity);
  useEffect(() => {
    if (known !== entries) setEntries((before) => follow(before, activity));
  }, [known, entries, activity]);

  const add = useCallback((entry: Pick<LogEntry, 'kind' | 'title'>): number => {
    const number = nextNumber.current;
    nextNumber.current += 1;
    const asked: LogEntry = { ...entry, number, from: Date.now(), until: null, outcome: { state: 'asking' } };
    setEntries((before) => [asked, ...before]);
    return number;
  }, []);
  const settle = useCallback((number: number, outcome: EntryOutcome) => {
    const until = Date.now();
    setEntries((before) =>
      before.map((entry) => (entry.number === number ? { ...entry, until, outcome } : entry)),
    );
  }, []);

  const fire = useCallback(
    async (event: string, metadata: unknown) => {
      const number = add({ kind: 'event', title: event });
      const outcome = await track(event, metadata);
      settle(number, outcome);
      // Whoever fires an event here wants to see it arrive. If there are too many, they go with the next.
      if (outcome.state === 'accepted') window.kreya.telemetry.sendNow().catch(() => {});
    },
    [add, settle],
  );
  const fail = useCallback(
    async (title: string, make: () => void) => {
      const number = add({ kind: 'error', title });
      make();
      settle(number, await trackedByItself());
    },
    [add, settle],
  );
  return { entries: known, fire, fail };
}

async function track(event: string, metadata: unknown): Promise<EntryOutcome> {
  try {
    // What TypeScript would not let through has to get through here: refusing it is for the main process.
    await Reflect.apply(window.kreya.telemetry.track, undefined, [event, metadata]);
    const { enabled, endpoint } = await window.kreya.telemetry.status();
    if (!enabled) return OFF;
    if (endpoint === 'configured') return { state: 'accepted' };
    return { state: 'notRecorded', words: texts.start.notRecordedNoReceiver };
  } catch (error) {
    return { state: 'refused', words: messageOf(error) };
  }
}

async function trackedByItself(): Promise<EntryOutcome> {
  try {
    return (await window.kreya.telemetry.status()).enabled ? { state: 'accepted' } : OFF;
  } catch (error) {
    return { state: 'refused', words: messageOf(error) };
  }
}
