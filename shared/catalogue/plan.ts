/** What is worked out once for each event, since every event that is recorded is checked and encoded by it. */
import type { EventDefinition } from './define.ts';
import { accepts, type FieldKind, type FieldValue } from './kinds.ts';
import { wireNameOfEvent, wireNameOfField, wireTextOfValue } from './wire.ts';

export interface EventPlan {
  readonly wireName: string;
  /** In the catalogue's order. */
  readonly fields: readonly PlannedField[];
}

export interface PlannedField {
  readonly name: string;
  readonly kind: FieldKind;
  /** Of other fields, the values with which this one is present. */
  readonly conditions: readonly (readonly [string, readonly unknown[]])[];
  /** The attribute as JSON, after a comma; undefined for a value that the kind does not take. */
  readonly encode: (value: unknown) => string | undefined;
}

/** The plan of an event. */
export function planEvent(namespace: string, name: string, definition: EventDefinition): EventPlan {
  const fields = Object.entries(definition.fields).map(([fieldName, field]) => ({
    name: fieldName,
    kind: field.kind,
    conditions: Object.entries(field.onlyWith ?? {}),
    encode: encoderOf(field.kind, wireNameOfField(namespace, fieldName, field)),
  }));
  return { wireName: wireNameOfEvent(namespace, name), fields };
}

function encoderOf(kind: FieldKind, wireName: string): PlannedField['encode'] {
  const attribute = (value: FieldValue) => `,{"key":"${wireName}","value":${wireTextOfValue(value)}}`;
  const values = closedSetOf(kind);
  if (values === null) return (value) => (accepts(kind, value) ? attribute(value) : undefined);
  const attributes = new Map<unknown, string>(values.map((value) => [value, attribute(value)]));
  return (value) => attributes.get(value);
}

/** All the values that the kind takes, or null if they are too many to name. */
function closedSetOf(kind: FieldKind): readonly FieldValue[] | null {
  switch (kind.kind) {
    case 'oneOf':
      return kind.values;
    case 'flag':
      return [true, false];
    case 'wholeNumber':
    case 'version':
      return null;
  }
}
