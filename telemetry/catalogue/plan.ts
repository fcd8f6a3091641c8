/** Precomputes what is needed to validate and encode each event. */
import { asciiOf } from './ascii.ts';
import type { EventDefinition, Field, Fields } from './define.ts';
import { accepts, type FieldKind, type FieldValue } from './kinds.ts';
import {
  WHOLE_NUMBER,
  wireNameOfAdjustedCount,
  wireNameOfEvent,
  wireNameOfField,
  wireTextOfValue,
} from './wire.ts';

/** A part of a text on the wire: ASCII bytes, or a whole number for its decimal digits. */
export type Piece = Uint8Array | number;

export interface EventPlan {
  readonly wireName: string;
  /** One in so many installations records it; null if all do. */
  readonly oneIn: number | null;
  /** What precedes its fields, as JSON, each with a comma before it. */
  readonly leading: readonly Piece[];
  /** In the catalogue's order. */
  readonly fields: readonly PlannedField[];
}

export interface PlannedField {
  readonly name: string;
  readonly kind: FieldKind;
  /** The values of another field with which this one is present; null if it always is. */
  readonly condition: { readonly field: string; readonly values: readonly unknown[] } | null;
  /** Appends the attribute as JSON, after a comma. False if the kind does not accept the value. */
  readonly encode: (value: unknown, pieces: Piece[]) => boolean;
}

/** Plans an event. */
export function planEvent(namespace: string, name: string, definition: EventDefinition): EventPlan {
  const oneIn = definition.sampling?.oneIn ?? null;
  return {
    wireName: wireNameOfEvent(namespace, name),
    oneIn,
    leading: oneIn === null ? [] : [asciiOf(attributeText(wireNameOfAdjustedCount(namespace), oneIn))],
    fields: planFields(namespace, definition.fields),
  };
}

export function planFields(namespace: string, fields: Fields): readonly PlannedField[] {
  return Object.entries(fields).map(([name, field]) => ({
    name,
    kind: field.kind,
    condition: conditionOf(field),
    encode: encoderOf(field.kind, wireNameOfField(namespace, name, field)),
  }));
}

/** An attribute as JSON, after a comma. */
export function attributeText(wireName: string, value: FieldValue): string {
  return `,{"key":"${wireName}","value":${wireTextOfValue(value)}}`;
}

function conditionOf({ onlyWith = {} }: Field): PlannedField['condition'] {
  const [first] = Object.entries(onlyWith);
  return first === undefined ? null : { field: first[0], values: first[1] };
}

function encoderOf(kind: FieldKind, wireName: string): PlannedField['encode'] {
  const attribute = (value: FieldValue) => asciiOf(attributeText(wireName, value));
  const values = closedSetOf(kind);
  if (values !== null) {
    const attributes = new Map<unknown, Uint8Array>(values.map((value) => [value, attribute(value)]));
    return (value, pieces) => {
      const known = attributes.get(value);
      if (known === undefined) return false;
      pieces.push(known);
      return true;
    };
  }
  const beforeNumber = asciiOf(`,{"key":"${wireName}","value":${WHOLE_NUMBER.before}`);
  const afterNumber = asciiOf(`${WHOLE_NUMBER.after}}`);
  return (value, pieces) => {
    if (!accepts(kind, value)) return false;
    if (typeof value === 'number') pieces.push(beforeNumber, value, afterNumber);
    else pieces.push(attribute(value));
    return true;
  };
}

/** All values that the kind accepts, or null if there are too many to list. */
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
