/** Checks a catalogue when it is defined: a program with an invalid one does not start. */
import type { Catalogue } from './catalogue.ts';
import type { EventDefinition, Field, Fields, Sampling } from './define.ts';
import type { FieldKind } from './kinds.ts';
import { isReservedAttribute } from './reserved.ts';
import { isResourceAttribute, resourceAttributes } from './resource.ts';
import { wireNameOfAdjustedCount, wireNameOfEvent, wireNameOfField } from './wire.ts';

const EVENT_NAME = /^[A-Z][A-Za-z0-9]{0,63}$/;
const FIELD_NAME = /^[a-z][A-Za-z0-9]{0,63}$/;
const NAMESPACE = /^[a-z][a-z0-9]{0,31}$/;
const ATTRIBUTE = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/;
const VALUE = /^[\w.+-]{1,64}$/;
/** With fewer installations, nobody would record the event. */
const MOST_ONE_IN = 1_000_000;

function refuse(problem: string): never {
  throw new Error(`The catalogue can't be used: ${problem}`);
}

/** Checks what may come from code that no compiler has checked. Throws an error that says what to write. */
export function checkShape(options: object): void {
  const groups: unknown = Reflect.get(options, 'groups');
  if (!Array.isArray(groups))
    refuse("its groups must be a list, such as groups: [eventGroup('Notes', { … })].");
  for (const group of groups) {
    const events: unknown = memberOf(group, 'events');
    if (typeof memberOf(group, 'title') !== 'string' || !isObject(events))
      refuse("each of its groups must be made by eventGroup('Notes', { … }).");
    for (const [name, event] of Object.entries(events)) checkEventShape(name, event);
  }
  for (const [name, field] of Object.entries(memberOf(options, 'common') ?? {}))
    checkFieldShape(`common.${name}`, field);
  const since: unknown = Reflect.get(options, 'since');
  if (typeof since !== 'string' && !isObject(since))
    refuse("it must say since which release there is telemetry, such as since: '1.0'.");
}

function checkEventShape(name: string, event: unknown): void {
  const fields = memberOf(event, 'fields');
  if (!isDescribed(event) || !isObject(fields))
    refuse(`${name} must be made by event('What happened.', '1.0', { … }).`);
  for (const [fieldName, field] of Object.entries(fields)) checkFieldShape(`${name}.${fieldName}`, field);
}

function checkFieldShape(path: string, field: unknown): void {
  if (!isObject(memberOf(field, 'kind')))
    refuse(`${path} must be made by field: field('What it says.', flag).`);
}

function isDescribed(value: unknown): boolean {
  const description = memberOf(value, 'description');
  return typeof description === 'string' && description.trim() !== '';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? Reflect.get(value, name) : undefined;
}

/** Throws an error that says what is wrong and what to write instead. */
export function checkCatalogue({ namespace, groups, common, resource }: Omit<Catalogue, 'events'>): void {
  if (typeof namespace !== 'string' || !NAMESPACE.test(namespace))
    refuse('its namespace must be lower-case letters and digits, such as "acme".');
  checkResource(resource);
  const taken = checkFields(namespace, 'common', common, new Map());
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
    checkEvent(namespace, name, event, { common, taken });
  }
}

function checkResource(resource: readonly string[]): void {
  const known = Object.keys(resourceAttributes).join(' or ');
  if (!Array.isArray(resource) || !resource.every(isResourceAttribute))
    refuse(`its resource names an attribute that is not among those it can: write ${known}.`);
  if (new Set(resource).size < resource.length) refuse('its resource names an attribute twice.');
}

interface CommonFields {
  readonly common: Fields;
  /** The paths of its fields, by their names on the wire. */
  readonly taken: ReadonlyMap<string, string>;
}

function checkEvent(
  namespace: string,
  name: string,
  { fields, sampling }: EventDefinition,
  { common, taken }: CommonFields,
): void {
  checkSampling(name, sampling);
  const shared = Object.keys(fields).find((fieldName) => Object.hasOwn(common, fieldName));
  if (shared !== undefined)
    refuse(`there is a field ${name}.${shared} and a common field ${shared}. Rename one.`);
  checkFields(namespace, name, fields, taken);
}

function checkSampling(name: string, sampling: Sampling | undefined): void {
  if (sampling === undefined) return;
  const oneIn: unknown = sampling?.oneIn;
  if (typeof oneIn === 'number' && Number.isSafeInteger(oneIn) && oneIn >= 2 && oneIn <= MOST_ONE_IN) return;
  refuse(
    `the sampling of ${name} must be { oneIn: 10 }, or another whole number from 2 to ${MOST_ONE_IN}. Leave it out, and all installations record the event.`,
  );
}

/** Checks fields against those that already have these names on the wire; returns all names taken. */
function checkFields(
  namespace: string,
  owner: string,
  fields: Fields,
  taken: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const wireNames = new Map(taken);
  for (const [fieldName, field] of Object.entries(fields)) {
    const path = `${owner}.${fieldName}`;
    if (!FIELD_NAME.test(fieldName)) refuse(`the field ${path} must be named like noteCount.`);
    const wireName = wireNameOfField(namespace, fieldName, field);
    if (wireName === wireNameOfAdjustedCount(namespace))
      refuse(`${path} would be ${wireName} on the wire, which says how an event is sampled. Rename it.`);
    checkAttribute(path, wireName);
    const other = wireNames.get(wireName);
    if (other !== undefined)
      refuse(`${path} and ${other} would both be ${wireName} on the wire. Rename one.`);
    wireNames.set(wireName, path);
    checkKind(path, field.kind);
    checkConditions(path, field, fields);
  }
  return wireNames;
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
        refuse(`${path} has a value with characters other than letters, digits and . _ + -`);
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
    if (kind?.kind !== 'oneOf')
      refuse(`${path} depends on ${other}, which is not a field of the kind oneOf.`);
    if (values.length === 0 || !values.every((value) => kind.values.includes(value))) {
      refuse(`${path} depends on values of ${other} that it does not have.`);
    }
  }
}
