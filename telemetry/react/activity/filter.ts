import { endOfDay } from './days.ts';
import type { Entry } from './entry.ts';

export const ENTRY_STATES = ['all', 'waiting', 'sent'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

export interface Filter {
  readonly state: EntryState;
  /** All, the entries of one kind, or the events of one name. */
  readonly show: 'all' | 'events' | 'errors' | { readonly event: string };
  /** The local midnight with which a day begins, whose entries are shown alone; null for all days. */
  readonly day: number | null;
}

export const EVERYTHING: Filter = { state: 'all', show: 'all', day: null };

/** Gives a function that says whether an entry is to be shown. */
export function matcherOf({ state, show, day }: Filter): (entry: Entry) => boolean {
  const end = day === null ? null : endOfDay(day);
  return (entry) => {
    if (state !== 'all' && (state === 'sent') !== (entry.sentAt !== null)) return false;
    return isOnDay(entry, day, end) && isShown(entry, show);
  };
}

function isOnDay({ occurredAt }: Entry, start: number | null, end: number | null): boolean {
  if (start === null || end === null) return true;
  return occurredAt !== null && occurredAt >= start && occurredAt < end;
}

function isShown(entry: Entry, show: Filter['show']): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'events':
      return entry.kind === 'event';
    case 'errors':
      return entry.kind === 'error';
    default:
      return entry.kind === 'event' && entry.name === show.event;
  }
}

/** How often each event is among the entries, by its name. */
export function countEvents(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, name } of entries) {
    if (kind === 'event' && name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
