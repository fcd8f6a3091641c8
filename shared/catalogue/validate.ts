import type { EventDefinition, Events, Field } from './define.ts';
import { accepts, describeKind, type FieldValue } from './kinds.ts';

export interface ValidEvent {
  readonly name: string;
  readonly definition: EventDefinition;
  /** The fields that are present, in the catalogue's order. */
  readonly fields: readonly PresentField[];
}

export interface PresentField {
  readonly name: string;
  readonly definition: Field;
  readonly value: FieldValue;
}

export type Validation =
  | { readonly ok: true; readonly event: ValidEvent }
  | { readonly ok: false; readonly problem: string };

function refuse(problem: string): Validation {
  return { ok: false, problem };
}

/**
 * Checks an event from outside the type system against the catalogue.
 *
 * The problem names the event, the field, the kind of value found and what is accepted. It never quotes a
 * value: that could be personal, and problems are logged.
 */
export function validate(events: Events, name: unknown, metadata: unknown = {}): Validation {
  if (typeof name !== 'string') return refuse(`The name of an event is text, not ${kindOf(name)}.`);
  const definition = Object.hasOwn(events, name) ? events[name] : undefined;
  if (definition === undefined) {
    return refuse(`There is no event ${quoteName(name)}; docs/EVENTS.md lists those that exist.`);
  }
  try {
    return validateMetadata(name, definition, metadata);
  } catch {
    return refuse(`${name}: its metadata threw an error when it was read; accepted is a plain object.`);
  }
}

function validateMetadata(name: string, definition: EventDefinition, metadata: unknown): Validation {
  if (!isRecord(metadata)) return refuse(`${name}: metadata is a plain object, not ${kindOf(metadata)}.`);
  // Copied once, so that a getter can't show one value to the check and another to the encoder.
  const given: Record<string, unknown> = { ...metadata };

  const fields: PresentField[] = [];
  for (const { name: fieldName, definition: fieldDefinition, conditions } of planOf(definition)) {
    const value = Object.hasOwn(given, fieldName) ? given[fieldName] : undefined;
    const unmet = conditions.find(([other, values]) => !values.includes(given[other]));
    if (unmet !== undefined) {
      if (value === undefined) continue;
      const [other, values] = unmet;
      return refuse(`${name}.${fieldName} is only accepted with ${other} ${values.join(' or ')}.`);
    }
    if (!accepts(fieldDefinition.kind, value)) {
      const found = value === undefined ? 'is missing' : `got ${kindOf(value)}`;
      return refuse(`${name}.${fieldName} ${found}; accepted is ${describeKind(fieldDefinition.kind)}.`);
    }
    fields.push({ name: fieldName, definition: fieldDefinition, value });
  }

  if (Object.keys(given).length !== fields.length) {
    const extra = Object.keys(given).find((key) => !Object.hasOwn(definition.fields, key));
    const known = Object.keys(definition.fields).join(', ') || 'none';
    if (extra !== undefined) return refuse(`${name} has no field ${quoteName(extra)}; its fields: ${known}.`);
  }
  return { ok: true, event: { name, definition, fields } };
}

interface PlannedField {
  readonly name: string;
  readonly definition: Field;
  /** Of other fields, the values with which this one is present. */
  readonly conditions: readonly (readonly [string, readonly unknown[]])[];
}

// Worked out once for each event, since every event that is recorded passes here.
const plans = new WeakMap<EventDefinition, readonly PlannedField[]>();

function planOf(definition: EventDefinition): readonly PlannedField[] {
  const known = plans.get(definition);
  if (known !== undefined) return known;
  const plan = Object.entries(definition.fields).map(([name, field]) => ({
    name,
    definition: field,
    conditions: Object.entries(field.onlyWith ?? {}),
  }));
  plans.set(definition, plan);
  return plan;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text that is not among what is accepted';
    case 'number':
      return Number.isInteger(value) ? 'a whole number' : 'a number that is not whole';
    case 'boolean':
      return 'a flag';
    case 'object':
      return 'an object';
    default:
      return typeof value;
  }
}

/** A name that a developer wrote is shown if it looks like one; anything else could be somebody's data. */
function quoteName(name: string): string {
  return /^[A-Za-z]\w{0,63}$/.test(name) ? name : 'of that name';
}
