import type { EventDefinition, Field, FieldKind, FieldValue } from 'kreya-telemetry/catalogue';
/** What the form holds of an event's metadata before it is fired. */

/** What stands in the form, by the names of the fields: text as it was typed, or a flag. */
export type Draft = Readonly<Record<string, string | boolean>>;

/** A draft that is valid as it is. */
export function draftOf({ fields }: EventDefinition): Draft {
  return Object.fromEntries(Object.entries(fields).map(([name, { kind }]) => [name, firstOf(kind)]));
}

function firstOf(kind: FieldKind): string | boolean {
  switch (kind.kind) {
    case 'oneOf':
      return kind.values[0] ?? '';
    case 'flag':
      return false;
    case 'wholeNumber':
      return String(kind.min);
    case 'version':
      return '1.0.0';
  }
}

/** The fields that the event has with the values that the draft gives to others. */
export function presentFields({ fields }: EventDefinition, draft: Draft): readonly [string, Field][] {
  return Object.entries(fields).filter(([, { onlyWith = {} }]) =>
    Object.entries(onlyWith).every(([other, values]) => values.some((value) => value === draft[other])),
  );
}

/**
 * The metadata that the draft stands for. What the catalogue will not take is passed on as it is, since refusing it
 * is the catalogue's business; a number that was left empty is left out.
 */
export function metadataOf(definition: EventDefinition, draft: Draft): Readonly<Record<string, FieldValue>> {
  const entries = presentFields(definition, draft).flatMap(([name, { kind }]) => {
    const value = draft[name];
    if (value === undefined || value === '') return [];
    return [[name, kind.kind === 'wholeNumber' ? Number(value) : value] as const];
  });
  return Object.fromEntries(entries);
}
