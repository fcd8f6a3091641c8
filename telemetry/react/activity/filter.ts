import type { Entry } from './entry.ts';

export const ENTRY_STATES = ['all', 'waiting', 'sent'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

export interface Filter {
  readonly state: EntryState;
  /** All, the entries of one kind, or the events of one name. */
  readonly show: 'all' | 'events' | 'errors' | { readonly event: string };
}

export const EVERYTHING: Filter = { state: 'all', show: 'all' };

export function matches({ state, show }: Filter, entry: Entry): boolean {
  if (state !== 'all' && (state === 'sent') !== (entry.sentAt !== null)) return false;
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
