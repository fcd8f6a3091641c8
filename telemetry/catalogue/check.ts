/** What a catalogue must keep to, checked when it is defined: a program with a wrong one does not start. */
import type { EventDefinition, EventGroup, Field, Fields } from './define.ts';
import type { FieldKind } from './kinds.ts';
import { isReservedAttribute } from './reserved.ts';
import { wireNameOfEvent, wireNameOfField } from './wire.ts';

const EVENT_NAME = /^[A-Z][A-Za-z0-9]{0,63}$/;
const FIELD_NAME = /^[a-z][A-Za-z0-9]{0,63}$/;
const NAMESPACE = /^[a-z][a-z0-9]{0,31}$/;
const ATTRIBUTE = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/;
const VALUE = /^[\w.+-]{1,64}$/;

function refuse(problem: string): never {
  throw new Error(`The catalogue can't be used: ${problem}`);
}

/** Throws an error that names what is wrong and what to write instead. */
export function checkCatalogue(namespace: string, groups: readonly EventGroup[]): void {
  if (!NAMESPACE.test(namespace))
    refuse('its namespace must be lower-case letters and digits, such as "acme".');
  const events = groups.flatMap((group) => Object.entries(group.events));
  const wireNames = new Map<string, string>();
  for (const [name, event] of events) {
    if (!EVENT_NAME.test(name)) refuse(`the event "${name}" must be named like NoteCreated.`);
    const wireName = wireNameOfEvent(namespace, name);
    const other = wireNames.get(wireName);
    if (other === name) refuse(`there are two events ${name}; telemetry has some of its own. Rename one.`);
    if (other !== undefined)
      refuse(`${name} and ${other} would both be ${wireName} on the wire. Rename one.`);
    wireNames.set(wireName, name);
    checkEvent(namespace, name, event);
  }
}

function checkEvent(namespace: string, name: string, { fields }: EventDefinition): void {
  const wireNames = new Map<string, string>();
  for (const [fieldName, field] of Object.entries(fields)) {
    const path = `${name}.${fieldName}`;
    if (!FIELD_NAME.test(fieldName)) refuse(`the field ${path} must be named like noteCount.`);
    const wireName = wireNameOfField(namespace, fieldName, field);
    checkAttribute(path, wireName);
    const other = wireNames.get(wireName);
    if (other !== undefined)
      refuse(`${path} and ${other} would both be ${wireName} on the wire. Rename one.`);
    wireNames.set(wireName, path);
    checkKind(path, field.kind);
    checkConditions(path, field, fields);
  }
}

function checkAttribute(path: string, wireName: string): void {
  if (isReservedAttribute(wireName)) {
    refuse(
      `${path} takes the attribute ${wireName}, which is reserved. Leave it out, and one is made of its name.`,
    );
  }
  if (!ATTRIBUTE.test(wireName)) {
    refuse(`${path} takes the attribute "${wireName}", which must be named like http.request.method.`);
  }
}

function checkKind(path: string, kind: FieldKind): void {
  switch (kind.kind) {
    case 'oneOf':
      if (kind.values.length === 0) refuse(`${path} is one of no values. Name at least one.`);
      if (new Set(kind.values).size < kind.values.length) refuse(`${path} names a value twice.`);
      if (!kind.values.every((value) => VALUE.test(value))) {
        refuse(`${path} has a value with something else in it than letters, digits and . _ + -`);
      }
      return;
    case 'wholeNumber':
      if (!Number.isSafeInteger(kind.min) || !Number.isSafeInteger(kind.max) || kind.min > kind.max) {
        refuse(`${path} needs two whole numbers as its bounds, the smaller first.`);
      }
      return;
    case 'flag':
    case 'version':
      return;
    default:
      refuse(
        `${path} is of a kind that does not exist. Text can't get into an event, since it could be personal: use oneOf, flag, wholeNumber or version.`,
      );
  }
}

function checkConditions(path: string, { onlyWith = {} }: Field, fields: Fields): void {
  const conditions = Object.entries(onlyWith);
  if (conditions.length > 1) refuse(`${path} depends on more than one other field. Name one.`);
  for (const [other, values] of conditions) {
    const kind = fields[other]?.kind;
    if (kind?.kind !== 'oneOf') refuse(`${path} depends on ${other}, which is no field of the kind oneOf.`);
    if (values.length === 0 || !values.every((value) => kind.values.includes(value))) {
      refuse(`${path} depends on values of ${other} that it does not have.`);
    }
  }
}
