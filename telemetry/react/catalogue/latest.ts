import type { Entry } from '../activity/entry.ts';

/** For each event that is among the entries, which are newest first, the one that was recorded last. */
export function latestEvents(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const latest = new Map<string, Entry>();
  for (const entry of entries) {
    const { kind, name } = entry;
    if (kind === 'event' && name !== null && !latest.has(name)) latest.set(name, entry);
  }
  return latest;
}
