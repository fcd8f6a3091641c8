/** The names in a catalogue that a receiver sees. */
import { carriedByEvery } from '../catalogue/carried.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { wireNameOfAdjustedCount, wireNameOfEvent, wireNameOfField } from '../catalogue/wire.ts';

export function wireNamesOfEvents({ namespace, events }: Catalogue): readonly string[] {
  return Object.keys(events).map((name) => wireNameOfEvent(namespace, name));
}

/** All attributes that an event can have except its ID; each once, sorted. */
export function wireNamesOfFields({ namespace, events }: Catalogue): readonly string[] {
  const names = Object.values(events).flatMap(({ fields, sampling }) => [
    ...Object.entries(fields).map(([name, field]) => wireNameOfField(namespace, name, field)),
    ...(sampling === undefined ? [] : [wireNameOfAdjustedCount(namespace)]),
  ]);
  return [...new Set(names)].sort();
}

/** All attributes that the resource can have. */
export function wireNamesOfResource(catalogue: Catalogue): readonly string[] {
  const declared = carriedByEvery(catalogue).map(({ wireName }) => wireName);
  return ['service.name', 'app.installation.id', ...declared];
}
