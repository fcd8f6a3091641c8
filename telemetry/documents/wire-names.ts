/** What of a catalogue a receiver comes to see. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { wireNameOfEvent, wireNameOfField } from '../catalogue/wire.ts';

export function wireNamesOfEvents({ namespace, events }: Catalogue): readonly string[] {
  return Object.keys(events).map((name) => wireNameOfEvent(namespace, name));
}

/** Each once, sorted. */
export function wireNamesOfFields({ namespace, events }: Catalogue): readonly string[] {
  const names = Object.values(events).flatMap(({ fields }) =>
    Object.entries(fields).map(([name, field]) => wireNameOfField(namespace, name, field)),
  );
  return [...new Set(names)].sort();
}
