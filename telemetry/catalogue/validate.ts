import type { Catalogue } from './catalogue.ts';
import { describeKind } from './kinds.ts';
import { type EventPlan, type Piece, type PlannedField, planEvent, planFields } from './plan.ts';

/** A validated event, as it is sent: nothing else of what was given is left. */
export interface ValidEvent {
  readonly name: string;
  readonly wireName: string;
  /** One in so many installations records it; null if all do. */
  readonly oneIn: number | null;
  /** The attributes present, in the catalogue's order, as JSON, each with a comma before it. */
  readonly attributes: readonly Piece[];
}

export interface Refusal {
  readonly ok: false;
  readonly problem: string;
}

export type Validation = { readonly ok: true; readonly event: ValidEvent } | Refusal;

/** `attributes` are as in an event. */
export type CommonValidation = { readonly ok: true; readonly attributes: readonly Piece[] } | Refusal;

function refuse(problem: string): Refusal {
  return { ok: false, problem };
}

/**
 * Validates events from outside the type system against the catalogue, and encodes them in the same pass: the
 * text holds what was validated and nothing else, and the app waits for one pass instead of two.
 *
 * A problem names the event, the field, the kind of value found and what is accepted. It never quotes a
 * value: that could be personal, and problems are logged.
 */
export function createValidation({ namespace, events }: Pick<Catalogue, 'namespace' | 'events'>) {
  const plans = new Map<string, EventPlan>();

  function planOf(name: string): EventPlan | null {
    const known = plans.get(name);
    if (known !== undefined) return known;
    const definition = Object.hasOwn(events, name) ? events[name] : undefined;
    if (definition === undefined) return null;
    const plan = planEvent(namespace, name, definition);
    plans.set(name, plan);
    return plan;
  }

  return (name: unknown, metadata: unknown = {}): Validation => {
    if (typeof name !== 'string') return refuse(`The name of an event is text, not ${kindOf(name)}.`);
    const plan = planOf(name);
    if (plan === null) return refuse(`There is no event ${quoteName(name)} in the catalogue.`);
    try {
      return validateMetadata(name, plan, metadata);
    } catch {
      return refuse(`${name}: its metadata threw an error when it was read; accepted is a plain object.`);
    }
  };
}

/** Validates the values of a catalogue's common fields in the same way. Never throws. */
export function validateCommon(
  { namespace, common }: Pick<Catalogue, 'namespace' | 'common'>,
  values: unknown = {},
): CommonValidation {
  if (!isRecord(values)) return refuse(`common is a plain object, not ${kindOf(values)}.`);
  const attributes: Piece[] = [];
  try {
    const problem = encodeFields('common', planFields(namespace, common), values, attributes);
    return problem === null ? { ok: true, attributes } : refuse(problem);
  } catch {
    return refuse('common threw an error when it was read; accepted is a plain object.');
  }
}

function validateMetadata(name: string, plan: EventPlan, metadata: unknown): Validation {
  if (!isRecord(metadata)) return refuse(`${name}: metadata is a plain object, not ${kindOf(metadata)}.`);
  const attributes = [...plan.leading];
  const problem = encodeFields(name, plan.fields, metadata, attributes);
  if (problem !== null) return refuse(problem);
  const { wireName, oneIn } = plan;
  return { ok: true, event: { name, wireName, oneIn, attributes } };
}

/**
 * Appends the attributes of these values; returns what is wrong with them, or null. `name` is the event's or
 * `common`.
 */
function encodeFields(
  name: string,
  fields: readonly PlannedField[],
  values: Readonly<Record<string, unknown>>,
  attributes: Piece[],
): string | null {
  // Copied once, so that a getter can't show one value to one check and another to the next.
  const given: Record<string, unknown> = { ...values };
  let present = 0;
  for (const field of fields) {
    const value = Object.hasOwn(given, field.name) ? given[field.name] : undefined;
    const { condition } = field;
    if (condition !== null && !condition.values.includes(given[condition.field])) {
      if (value === undefined) continue;
      const { field: other, values } = condition;
      return `${name}.${field.name} is only accepted with ${other} ${values.join(' or ')}.`;
    }
    if (!field.encode(value, attributes)) {
      const found = value === undefined ? 'is missing' : `got ${kindOf(value)}`;
      return `${name}.${field.name} ${found}; accepted is ${describeKind(field.kind)}.`;
    }
    present += 1;
  }

  if (Object.keys(given).length !== present) {
    const known = fields.map((field) => field.name);
    const extra = Object.keys(given).find((key) => !known.includes(key));
    const accepted = known.join(', ') || 'none';
    if (extra !== undefined) return `${name} has no field ${quoteName(extra)}; its fields: ${accepted}.`;
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

/** Shows a name that looks like a developer's; anything else could be personal data. */
function quoteName(name: string): string {
  return /^[A-Za-z]\w{0,63}$/.test(name) ? name : 'of that name';
}
