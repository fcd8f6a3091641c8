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
  for (const [fieldName, fieldDefinition] of Object.entries(definition.fields)) {
    const value = Object.hasOwn(given, fieldName) ? given[fieldName] : undefined;
    const path = `${name}.${fieldName}`;
    const condition = unmetCondition(fieldDefinition, given);
    if (condition !== null) {
      if (value !== undefined) return refuse(`${path} is only accepted with ${condition}.`);
      continue;
    }
    const accepted = describeKind(fieldDefinition.kind);
    if (value === undefined) return refuse(`${path} is missing; accepted is ${accepted}.`);
    if (!accepts(fieldDefinition.kind, value)) {
      return refuse(`${path} got ${kindOf(value)}; accepted is ${accepted}.`);
    }
    fields.push({ name: fieldName, definition: fieldDefinition, value });
  }

  const extra = Object.keys(given).find((key) => !Object.hasOwn(definition.fields, key));
  if (extra !== undefined) {
    const known = Object.keys(definition.fields).join(', ') || 'none';
    return refuse(`${name} has no field ${quoteName(extra)}; its fields: ${known}.`);
  }
  return { ok: true, event: { name, definition, fields } };
}

/** The condition under which a field would be present, in words, or null if it is met. */
function unmetCondition(definition: Field, given: Readonly<Record<string, unknown>>): string | null {
  for (const [other, values] of Object.entries(definition.onlyWith ?? {})) {
    if (!values.some((value) => value === given[other])) return `${other} ${values.join(' or ')}`;
  }
  return null;
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
