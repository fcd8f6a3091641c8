/** The catalogue for programs: each event with a JSON Schema of the attributes that it has on the wire. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Admitted, type AdmittedAttribute, admittedBy } from './admitted.ts';
import type { DocumentsOptions } from './documents.ts';
import { TEXT_PATTERNS, VERSION_PATTERN } from './text-patterns.ts';

/** The parts of JSON Schema 2020-12 that describe attributes. https://json-schema.org/draft/2020-12/schema */
export interface AttributesSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, AttributeSchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
  readonly allOf?: readonly Condition[];
}

export interface AttributeSchema {
  readonly description: string;
  readonly type: 'string' | 'boolean' | 'integer';
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** An attribute comes with certain values of another one, or it does not come. */
interface Condition {
  readonly anyOf: readonly [
    { readonly properties: PropertySchemas; readonly required?: readonly [string] },
    { readonly properties: PropertySchemas },
  ];
}

type PropertySchemas = Readonly<
  Record<
    string,
    { readonly enum: readonly string[] } | { readonly not: { readonly enum: readonly string[] } } | false
  >
>;

/** The whole file. */
export function catalogueJson({ catalogue, product, command }: DocumentsOptions): string {
  const admitted = admittedBy(catalogue);
  const document = {
    $comment: `The events of ${product}. \`${command}\` generates this file from the catalogue of events.`,
    product,
    namespace: catalogue.namespace,
    scope: { name: admitted.scope, version: { type: 'string', pattern: anchored(TEXT_PATTERNS.release) } },
    resource: attributesSchema(admitted.resource),
    groups: groupsOf(catalogue, admitted),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function groupsOf(catalogue: Catalogue, admitted: Admitted) {
  const byName = new Map(admitted.events.map((event) => [event.name, event]));
  return catalogue.groups.map(({ title, events }) => ({
    title,
    events: Object.entries(events).map(([name, { description, since, sampling }]) => {
      const event = byName.get(name);
      return {
        name,
        eventName: event?.wireName,
        description,
        since,
        ...(sampling === undefined ? {} : { sampling }),
        attributes: attributesSchema(event?.attributes ?? []),
      };
    }),
  }));
}

/** The schema of an object that has the attributes by their names, with JSON's own types. */
export function attributesSchema(attributes: readonly AdmittedAttribute[]): AttributesSchema {
  const conditions = attributes.flatMap(conditionOf);
  return {
    type: 'object',
    properties: Object.fromEntries(attributes.map((attribute) => [attribute.wireName, schemaOf(attribute)])),
    required: attributes.filter(({ presence }) => presence.kind === 'always').map(({ wireName }) => wireName),
    additionalProperties: false,
    ...(conditions.length === 0 ? {} : { allOf: conditions }),
  };
}

function conditionOf({ wireName, presence }: AdmittedAttribute): Condition[] {
  if (presence.kind !== 'onlyWith') return [];
  const { wireName: other, values, orAbsent } = presence;
  const isDue = { properties: { [other]: { enum: values } } };
  return [
    {
      anyOf: [
        orAbsent ? isDue : { ...isDue, required: [wireName] },
        { properties: { [other]: { not: { enum: values } }, [wireName]: false } },
      ],
    },
  ];
}

function schemaOf({ description, kind }: AdmittedAttribute): AttributeSchema {
  switch (kind.kind) {
    case 'oneOf':
      return { description, type: 'string', enum: kind.values };
    case 'flag':
      return { description, type: 'boolean' };
    case 'wholeNumber':
      return { description, type: 'integer', minimum: kind.min, maximum: kind.max };
    case 'version':
      return { description, type: 'string', pattern: anchored(VERSION_PATTERN) };
    case 'text':
      return { description, type: 'string', pattern: anchored(TEXT_PATTERNS[kind.rule]) };
  }
}

function anchored(pattern: string): string {
  return `^${pattern}$`;
}
