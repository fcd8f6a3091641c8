/**
 * The catalogue as a registry of OpenTelemetry Weaver: attributes, and events that refer to them.
 * https://github.com/open-telemetry/weaver/blob/main/schemas/semconv-syntax.md
 */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type AdmittedAttribute, type AdmittedEvent, admittedBy } from './admitted.ts';
import type { DocumentsOptions } from './documents.ts';
import { enumerate } from './markdown.ts';
import { TEXT_PATTERNS, VERSION_PATTERN } from './text-patterns.ts';

type AttributeType =
  | 'string'
  | 'boolean'
  | 'int'
  | 'any'
  | {
      readonly members: readonly {
        readonly id: string;
        readonly value: string;
        readonly stability: string;
      }[];
    };

const STABILITY = 'stable';

/** `manifest.yaml`, which makes a folder a registry. */
export function weaverManifest(options: DocumentsOptions): string {
  const { catalogue, product } = options;
  return asYaml(options, {
    schema_url: `https://telemetry.example.com/schemas/${catalogue.namespace}/${newestRelease(catalogue)}`,
    description: `The events of ${product}.`,
  });
}

/** `registry.yaml`, with everything else. */
export function weaverRegistry(options: DocumentsOptions): string {
  const { catalogue, product } = options;
  const { resource, events } = admittedBy(catalogue);
  const { namespace } = catalogue;
  const all = [...resource, ...events.flatMap(({ attributes }) => attributes)];
  const names = [...new Set(all.map(({ wireName }) => wireName))];
  return asYaml(options, {
    groups: [
      {
        id: `registry.${namespace}`,
        type: 'attribute_group',
        display_name: `${product} attributes`,
        brief: `The attributes of ${product}’s events.`,
        attributes: names.map((name) =>
          definitionOf(
            name,
            all.filter(({ wireName }) => wireName === name),
          ),
        ),
      },
      {
        id: `entity.${namespace}.installation`,
        type: 'entity',
        name: `${namespace}.installation`,
        stability: STABILITY,
        brief: `An installation of ${product}.`,
        attributes: resource.map((attribute) => ({
          ...referenceTo(attribute),
          role: attribute.wireName === 'app.installation.id' ? 'identifying' : 'descriptive',
        })),
      },
      ...events.map((event) => groupOf(namespace, event)),
    ],
  });
}

function groupOf(namespace: string, { name, wireName, description, since, attributes }: AdmittedEvent) {
  return {
    id: `event.${wireName}`,
    type: 'event',
    name: wireName,
    display_name: name,
    stability: STABILITY,
    brief: description,
    note: `Since ${since}.`,
    entity_associations: [`${namespace}.installation`],
    attributes: attributes.map(referenceTo),
  };
}

/** What all events together say of an attribute; each event's reference says what that event admits. */
function definitionOf(wireName: string, uses: readonly AdmittedAttribute[]) {
  const types = uses.map(({ kind }) => typeOf(kind));
  const names = new Set(types.map((type) => (typeof type === 'string' ? type : 'members')));
  const members = types.flatMap((type) => (typeof type === 'string' ? [] : type.members));
  const distinct = [...new Map(members.map((member) => [member.value, member])).values()];
  const [first = 'any'] = types;
  const type: AttributeType =
    names.size > 1 ? 'any' : typeof first === 'string' ? first : { members: distinct };
  const examples = uses.flatMap(({ kind }) => examplesOf(kind)).slice(0, 1);
  return {
    id: wireName,
    type,
    stability: STABILITY,
    brief: [...new Set(uses.map(({ description }) => description))].join(' '),
    ...(typeof type === 'string' && type !== 'boolean' ? { examples } : {}),
  };
}

function typeOf(kind: AdmittedAttribute['kind']): AttributeType {
  switch (kind.kind) {
    case 'oneOf':
      return { members: kind.values.map((value) => ({ id: value, value, stability: STABILITY })) };
    case 'flag':
      return 'boolean';
    case 'wholeNumber':
      return 'int';
    case 'version':
    case 'text':
      return 'string';
  }
}

function examplesOf(kind: AdmittedAttribute['kind']): readonly (string | number | boolean)[] {
  switch (kind.kind) {
    case 'oneOf':
      return kind.values;
    case 'flag':
      return [true];
    case 'wholeNumber':
      return [kind.min];
    case 'version':
      return ['1.2.3'];
    case 'text':
      return [TEXT_EXAMPLES[kind.rule]];
  }
}

const TEXT_EXAMPLES: Readonly<Record<keyof typeof TEXT_PATTERNS, string>> = {
  installationId: '9f0c3c5e-8a0b-4c1d-9e2f-3a4b5c6d7e8f',
  recordUid: '019b76da-a800-7000-8000-3a4b5c6d7e8f',
  release: '1.2.3',
};

function referenceTo({ wireName, kind, presence, description }: AdmittedAttribute) {
  return {
    ref: wireName,
    brief: description,
    note: valuesOf(kind),
    requirement_level: requirementOf(presence),
  };
}

function valuesOf(kind: AdmittedAttribute['kind']): string {
  switch (kind.kind) {
    case 'oneOf':
      return `One of ${enumerate(kind.values, 'or')}.`;
    case 'flag':
      return 'True or false.';
    case 'wholeNumber':
      return `A whole number from ${kind.min} to ${kind.max}.`;
    case 'version':
      return `Matches ^${VERSION_PATTERN}$.`;
    case 'text':
      return `Matches ^${TEXT_PATTERNS[kind.rule]}$.`;
  }
}

function requirementOf(presence: AdmittedAttribute['presence']) {
  if (presence.kind !== 'onlyWith') return presence.kind === 'always' ? 'required' : 'recommended';
  const condition = `If ${presence.wireName} is ${enumerate(presence.values, 'or')}, and only then.`;
  return presence.orAbsent ? { recommended: condition } : { conditionally_required: condition };
}

function newestRelease({ groups }: Catalogue): string {
  const releases = groups.flatMap(({ events }) => Object.values(events).map(({ since }) => since));
  return releases.reduce((newest, one) =>
    newest.localeCompare(one, 'en', { numeric: true }) < 0 ? one : newest,
  );
}

/** JSON is YAML as well. */
function asYaml({ product, command }: DocumentsOptions, value: object): string {
  return `# The events of ${product} for OpenTelemetry Weaver. \`${command}\` generates this file from the catalogue of events.
${JSON.stringify(value, null, 2)}\n`;
}
