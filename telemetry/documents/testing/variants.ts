/** Each event of a catalogue with each value that its fields can have, as a client puts it on the wire. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Fields } from '../../catalogue/define.ts';
import type { FieldKind, FieldValue } from '../../catalogue/kinds.ts';
import { createValidation } from '../../catalogue/validate.ts';

type Metadata = Readonly<Record<string, FieldValue>>;

export interface Variant {
  readonly name: string;
  readonly metadata: Metadata;
  readonly eventName: string;
  /** OTLP's list of attributes, without the ID of a record. */
  readonly attributes: readonly WireAttribute[];
}

export interface WireAttribute {
  readonly key: string;
  readonly value: WireValue;
}

export interface WireValue {
  readonly stringValue?: string;
  readonly intValue?: string;
  readonly boolValue?: boolean;
}

/** Each value of each field at least once, and each with every value of the field that it depends on. */
export function variantsOf(catalogue: Catalogue): readonly Variant[] {
  const validate = createValidation(catalogue);
  return Object.entries(catalogue.events).flatMap(([name, { fields }]) =>
    metadataOf(fields).map((metadata) => {
      const validation = validate(name, metadata);
      if (!validation.ok) throw new Error(validation.problem);
      const { wireName, attributes } = validation.event;
      const text = attributes
        .map((piece) => (typeof piece === 'number' ? String(piece) : Buffer.from(piece).toString('latin1')))
        .join('');
      // Each begins with a comma.
      return { name, metadata, eventName: wireName, attributes: JSON.parse(`[${text.slice(1)}]`) };
    }),
  );
}

function metadataOf(fields: Fields): readonly Metadata[] {
  const all = Object.entries(fields).flatMap(([name, { kind, onlyWith = {} }]) =>
    valuesOf(kind).flatMap((value) => {
      const [condition] = Object.entries(onlyWith);
      if (condition === undefined) return [{ [name]: value }];
      const [other, values] = condition;
      return values.map((otherValue) => ({ [name]: value, [other]: otherValue }));
    }),
  );
  return all.length === 0 ? [{}] : all.map((chosen) => completed(fields, chosen));
}

function completed(fields: Fields, chosen: Metadata): Metadata {
  const first = Object.entries(fields).map(([name, { kind }]) => [
    name,
    chosen[name] ?? valuesOf(kind)[0] ?? '',
  ]);
  const values: Metadata = Object.fromEntries(first);
  const present = Object.entries(values).filter(([name]) =>
    Object.entries(fields[name]?.onlyWith ?? {}).every(([other, accepted]) =>
      accepted.includes(String(values[other])),
    ),
  );
  return Object.fromEntries(present);
}

function valuesOf(kind: FieldKind): readonly FieldValue[] {
  switch (kind.kind) {
    case 'oneOf':
      return kind.values;
    case 'flag':
      return [true, false];
    case 'wholeNumber':
      return [kind.min, kind.max];
    case 'version':
      return ['1', '99999.0.12.3'];
  }
}
