import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { EventDefinition, Field } from '../../catalogue/define.ts';

export interface ListedField {
  readonly name: string;
  readonly field: Field;
}

export interface ListedEvent {
  readonly name: string;
  readonly definition: EventDefinition;
  readonly fields: readonly ListedField[];
  /** All in it that can be found, in lower case. */
  readonly searched: string;
}

export interface ListedGroup {
  readonly title: string;
  readonly events: readonly ListedEvent[];
}

/** All of a catalogue, as it is shown and searched. */
export function listGroups({ groups }: Catalogue): readonly ListedGroup[] {
  return groups.map(({ title, events }) => ({
    title,
    events: Object.entries(events).map(([name, definition]) => list(name, definition)),
  }));
}

function list(name: string, definition: EventDefinition): ListedEvent {
  const fields = Object.entries(definition.fields).map(([fieldName, field]) => ({ name: fieldName, field }));
  const words = fields.flatMap(({ name: fieldName, field }) => [
    fieldName,
    field.description,
    ...(field.kind.kind === 'oneOf' ? field.kind.values : []),
  ]);
  return {
    name,
    definition,
    fields,
    searched: [name, definition.description, ...words].join('\n').toLowerCase(),
  };
}

/** The events in which every word of the search is found, in their groups; all of them for an empty search. */
export function findEvents(groups: readonly ListedGroup[], search: string): readonly ListedGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups
    .map(({ title, events }) => ({
      title,
      events: events.filter(({ searched }) => words.every((word) => searched.includes(word))),
    }))
    .filter(({ events }) => events.length > 0);
}
