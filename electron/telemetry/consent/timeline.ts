import type { ChoiceChange } from '../host.ts';

/**
 * Whether an event may be sent by what the person has chosen since. `generation` is how many choices had been
 * made when its segment was begun: another process may not have known of a later one yet. `occurredAt` is in
 * milliseconds since 1970-01-01 UTC.
 */
export function wasWanted(changes: readonly ChoiceChange[], generation: number, occurredAt: number): boolean {
  const later = changes.slice(generation).filter((change) => change.at < occurredAt);
  return later.at(-1)?.enabled ?? true;
}
