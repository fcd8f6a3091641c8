/** What the documents of a catalogue let a receiver admit: everything that a client sends, and nothing else. */
import { randomUUID } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Catalogue, defineCatalogue } from '../catalogue/catalogue.ts';
import { event, eventGroup, field } from '../catalogue/define.ts';
import { flag, oneOf, version, wholeNumber } from '../catalogue/kinds.ts';
import { type AdmittedAttribute, admittedBy } from './admitted.ts';
import { dropConditions } from './collector-filter.ts';
import { operatingFilesOf } from './documents.ts';
import { attributesSchema } from './json-schema.ts';
import { type Variant, variantsOf } from './testing/variants.ts';

const catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  common: { edition: field('The edition.', oneOf('free', 'pro')) },
  resource: ['service.version'],
  groups: [
    eventGroup('Notes', {
      NoteMoved: event('A note was moved.', '1.0', {
        how: field('How.', oneOf('key', 'drag', 'drag.fast', 'menu+key')),
        distance: field('How far.', wholeNumber(-20, 1500), { onlyWith: { how: ['drag', 'drag.fast'] } }),
        key: field('Which.', oneOf('up', 'down'), { onlyWith: { how: ['key'] }, since: '1.2' }),
        pinned: field('Whether it is pinned.', flag, { since: '1.2' }),
        format: field('The version of its format.', version, { attribute: 'note.format.version' }),
      }),
      NoteDeleted: event('A note was deleted.', '1.1'),
      NoteScrolled: event('A note was scrolled.', '1.0', {}, { sampling: { oneIn: 20 } }),
    }),
  ],
});

type Attributes = Readonly<Record<string, unknown>>;

const uid = '019b7e0f-4d40-7c3e-9a7f-6d5e4c3b2a10';

function attributesOf({ attributes }: Variant): Attributes {
  const values = attributes.map(({ key, value }) => [
    key,
    value.intValue === undefined ? (value.stringValue ?? value.boolValue) : Number(value.intValue),
  ]);
  return { ...Object.fromEntries(values), 'log.record.uid': uid };
}

type Admits = (attributes: Attributes) => boolean;

/** By the JSON Schema in the catalogue for programs. */
function bySchema(of: Catalogue, name: string): Admits {
  const text = operatingFilesOf({ catalogue: of, product: 'Acme', command: 'x', privacy: null }).find(
    ({ path }) => path === 'catalogue.json',
  )?.text;
  const groups: readonly {
    readonly events: readonly { readonly name: string; readonly attributes: object }[];
  }[] = JSON.parse(text ?? '').groups;
  const schema = groups.flatMap(({ events }) => events).find((one) => one.name === name)?.attributes;
  if (schema === undefined) throw new Error(`no schema of ${name}`);
  const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);
  return (attributes) => validate(attributes) === true;
}

/** By the Collector's conditions, as far as these can be read without it: patterns, bounds and nil. */
function byFilter(of: Catalogue, name: string): Admits {
  const { wireName } = admittedBy(of).events.find((one) => one.name === name) ?? { wireName: '' };
  const condition = dropConditions(admittedBy(of)).find((one) =>
    one.startsWith(`log.event_name == "${wireName}" `),
  );
  if (condition === undefined) throw new Error(`no condition for ${name}`);
  const script = condition
    .slice(condition.indexOf(' and (') + ' and '.length)
    .replaceAll(/log\.attributes\[("[^"]+")\]/g, 'attributes[$1]')
    .replaceAll('String(log.attributes)', 'text')
    .replaceAll(' and ', ' && ')
    .replaceAll(' or ', ' || ')
    .replaceAll('not IsMatch', '!IsMatch')
    .replaceAll('== nil', '=== undefined')
    .replaceAll('!= nil', '!== undefined');
  const isDropped = new Function('attributes', 'text', 'IsMatch', `return ${script}`);
  const isMatch = (target: unknown, pattern: string) =>
    typeof target === 'string' && new RegExp(pattern.replace(/^\\A/, '^').replace(/\\z$/, '$')).test(target);
  return (attributes) => {
    const sorted = Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
    return isDropped(attributes, JSON.stringify(sorted), isMatch) !== true;
  };
}

describe.each([
  ['the JSON Schema', bySchema],
  ['the filter of the Collector', byFilter],
])('%s', (_, admission) => {
  const variants = variantsOf(catalogue);

  test('admits each value of each field', () => {
    expect(variants.length).toBeGreaterThan(15);
    for (const variant of variants)
      expect(admission(catalogue, variant.name)(attributesOf(variant))).toBe(true);
  });

  const admits = admission(catalogue, 'NoteMoved');
  const moved = {
    'acme.how': 'drag',
    'acme.distance': 3,
    'note.format.version': '1.2',
    'log.record.uid': uid,
  };

  test('admits what a client sends that is older than a field', () => {
    expect(admits(moved)).toBe(true);
    expect(admits({ ...moved, 'acme.pinned': false })).toBe(true);
    expect(admits({ 'acme.how': 'key', 'note.format.version': '1', 'log.record.uid': uid })).toBe(true);
  });

  test.each<[string, Attributes]>([
    ['an attribute that is not in the catalogue', { 'acme.email': 'ada@example.com' }],
    ['a value that is not in the list', { 'acme.how': 'ada@example.com' }],
    ['a value that only looks like one in the list', { 'acme.how': 'dragXfast' }],
    ['a value with a line break', { 'acme.how': 'drag\n' }],
    ['a value that closes the text', { 'acme.how': 'drag","x":"' }],
    ['a number that is too large', { 'acme.distance': 1501 }],
    ['a number that is too small', { 'acme.distance': -21 }],
    ['a number that is not whole', { 'acme.distance': 1.5 }],
    ['a number as text', { 'acme.distance': '3' }],
    ['a flag as text', { 'acme.pinned': 'true' }],
    ['a version that is text', { 'note.format.version': '1.2-ada' }],
    ['a version of 300 digits', { 'note.format.version': '1'.repeat(300) }],
    ['no ID', { 'log.record.uid': undefined }],
    ['an ID of another version', { 'log.record.uid': randomUUID() }],
    ['an ID that is text', { 'log.record.uid': 'ada' }],
    ['no value of a field', { 'acme.how': undefined }],
    ['no value of a field that another one asks for', { 'acme.distance': undefined }],
    ['a field without the value that it depends on', { 'acme.how': 'menu+key' }],
    ['a newer field without the value that it depends on', { 'acme.key': 'up' }],
    ['a list', { 'acme.how': ['drag'] }],
    ['an object', { 'acme.how': { drag: true } }],
    ['null', { 'acme.how': null }],
  ])('refuses %s', (_case, wrong) => {
    expect(admits(JSON.parse(JSON.stringify({ ...moved, ...wrong })))).toBe(false);
  });

  test('refuses fields of another event', () => {
    expect(admission(catalogue, 'NoteDeleted')(moved)).toBe(false);
    expect(admission(catalogue, 'NoteDeleted')({ 'log.record.uid': uid })).toBe(true);
  });

  test('admits how many events a sampled one stands for', () => {
    const scrolled = admission(catalogue, 'NoteScrolled');
    expect(scrolled({ 'log.record.uid': uid, 'acme.adjusted_count': 20 })).toBe(true);
    expect(scrolled({ 'log.record.uid': uid })).toBe(true);
    expect(scrolled({ 'log.record.uid': uid, 'acme.adjusted_count': 0 })).toBe(false);
  });
});

test('the resource says what the catalogue declares, and nothing about the computer', () => {
  const validate = new Ajv2020({ strict: true }).compile(attributesSchema(admittedBy(catalogue).resource));
  const resource = { 'service.name': 'acme', 'app.installation.id': randomUUID() };
  expect(validate(resource)).toBe(true);
  expect(validate({ ...resource, 'acme.edition': 'pro', 'service.version': '1.2.3-rc.1' })).toBe(true);
  expect(validate({ ...resource, 'host.name': 'ada-pc' })).toBe(false);
  expect(validate({ ...resource, 'service.version': '1.2.3-ada' })).toBe(false);
  expect(validate({ ...resource, 'service.name': 'other' })).toBe(false);
});

test('the configuration is YAML whose conditions are those of the filter, without a variable in them', () => {
  const text = operatingFilesOf({ catalogue, product: 'Acme', command: 'x', privacy: null }).find(
    ({ path }) => path === 'collector.yaml',
  )?.text;
  const { processors, service } = parse(text ?? '');
  const conditions: readonly string[] = processors['filter/acme'].log_conditions;
  expect(conditions).toEqual(dropConditions(admittedBy(catalogue)));
  expect(conditions.join('')).not.toContain('$');
  expect(processors['filter/acme'].error_mode).toBe('propagate');
  expect(service.pipelines.logs.processors).toContain('filter/acme');
});

test('every kind of attribute has a pattern of its own', () => {
  const kinds = new Set(
    [admittedBy(catalogue).resource, ...admittedBy(catalogue).events.map(({ attributes }) => attributes)]
      .flat()
      .map(({ kind }: AdmittedAttribute) => kind.kind),
  );
  expect([...kinds].sort()).toEqual(['flag', 'oneOf', 'text', 'version', 'wholeNumber']);
});
