import { type CarriedAttribute, carriedByEvery } from '../../catalogue/carried.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { EventDefinition } from '../../catalogue/define.ts';
import { type Described, describe } from '../../contract/texts/describe.ts';
import type { TelemetryTexts } from '../../contract/texts/index.ts';

export interface ListedField {
  readonly name: string;
  readonly field: Pick<CarriedAttribute, 'kind' | 'onlyWith' | 'since'>;
  readonly described: Described;
}

export interface ListedEvent {
  readonly name: string;
  readonly definition: EventDefinition;
  readonly described: Described;
  readonly fields: readonly ListedField[];
  /** All in it that can be found, in lower case. */
  readonly searched: string;
}

export interface ListedGroup {
  readonly title: Described;
  readonly events: readonly ListedEvent[];
}

/** What goes with every event, as it is shown. */
export function listCarried(catalogue: Catalogue, { common }: TelemetryTexts): readonly ListedField[] {
  return carriedByEvery(catalogue).map((field) => ({
    name: field.name,
    field,
    described: describe(field.description, common[field.name]),
  }));
}

/** All of a catalogue, as it is shown and searched. */
export function listGroups({ groups }: Catalogue, texts: TelemetryTexts): readonly ListedGroup[] {
  return groups.map(({ title, events }) => ({
    title: describe(title, texts.groups[title]),
    events: Object.entries(events).map(([name, definition]) => list(name, definition, texts)),
  }));
}

function list(name: string, definition: EventDefinition, { events }: TelemetryTexts): ListedEvent {
  const own = events[name];
  const described = describe(definition.description, own?.description);
  const fields = Object.entries(definition.fields).map(([fieldName, field]) => ({
    name: fieldName,
    field,
    described: describe(field.description, own?.fields?.[fieldName]),
  }));
  const words = fields.flatMap(({ name: fieldName, field, described: { text } }) => [
    fieldName,
    text,
    ...(field.kind.kind === 'oneOf' ? field.kind.values : []),
  ]);
  return {
    name,
    definition,
    described,
    fields,
    searched: [name, described.text, ...words].join('\n').toLowerCase(),
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
