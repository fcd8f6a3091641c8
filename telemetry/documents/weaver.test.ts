/** The registry for OpenTelemetry Weaver, by the rules of its syntax. */
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { defineCatalogue } from '../catalogue/catalogue.ts';
import { event, eventGroup, field } from '../catalogue/define.ts';
import { flag, oneOf, version, wholeNumber } from '../catalogue/kinds.ts';
import { admittedBy } from './admitted.ts';
import { weaverManifest, weaverRegistry } from './weaver.ts';

const catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.9',
  common: { edition: field('The edition.', oneOf('free', 'pro')) },
  resource: ['service.version'],
  groups: [
    eventGroup('Notes', {
      NoteCreated: event('A note was created.', '1.10', {
        from: field('Where from.', oneOf('button', 'menu')),
        depth: field('How deep.', wholeNumber(1, 9), { onlyWith: { from: ['menu'] } }),
        pinned: field('Whether it is pinned.', flag, { since: '1.10' }),
        format: field('Its format.', version),
        state: field('Its state.', flag),
      }),
      NoteMoved: event('A note was moved.', '1.2', {
        from: field('What from.', oneOf('menu', 'key')),
        state: field('Its state.', oneOf('open', 'closed')),
      }),
    }),
  ],
});

const options = { catalogue, product: 'Acme', command: 'x', privacy: null };

interface Attribute {
  readonly id?: string;
  readonly ref?: string;
  readonly type?: unknown;
  readonly stability?: string;
  readonly examples?: readonly unknown[];
  readonly requirement_level?: unknown;
  readonly note?: string;
}

interface Group {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly brief: string;
  readonly stability?: string;
  readonly attributes: readonly Attribute[];
}

const groups: readonly Group[] = parse(weaverRegistry(options)).groups;
const defined = groups.find(({ type }) => type === 'attribute_group')?.attributes ?? [];
const definition = (id: string) => defined.find((one) => one.id === id);

test('each group and attribute is defined once, and everything that is referred to is defined', () => {
  const ids = groups.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const names = defined.map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
  for (const { type, name, stability, brief, attributes } of groups) {
    expect(brief).not.toBe('');
    if (type === 'attribute_group') continue;
    expect([name, stability]).toEqual([expect.stringMatching(/^acme\./), 'stable']);
    for (const { ref, requirement_level } of attributes) {
      expect(names).toContain(ref);
      expect(requirement_level).toBeDefined();
    }
  }
});

test('each event has the attributes that a receiver admits', () => {
  const events = groups.filter(({ type }) => type === 'event');
  expect(events.map(({ name, attributes }) => [name, attributes.map(({ ref }) => ref)])).toEqual(
    admittedBy(catalogue).events.map(({ wireName, attributes }) => [
      wireName,
      attributes.map((attribute) => attribute.wireName),
    ]),
  );
});

test('an attribute that several events share has the values of all; each says which are its own', () => {
  const values = ['button', 'menu', 'key'];
  expect(definition('acme.from')?.type).toEqual({
    members: values.map((value) => ({ id: value, value, stability: 'stable' })),
  });
  const ofMoved = groups.find(({ name }) => name === 'acme.note_moved')?.attributes;
  expect(ofMoved?.find(({ ref }) => ref === 'acme.from')?.note).toBe('One of menu or key.');
  // A flag here and a list there.
  expect(definition('acme.state')?.type).toBe('any');
});

test('types other than lists and flags come with an example, as Weaver requires', () => {
  for (const { type, examples } of defined) {
    const isExplained = typeof type === 'object' || type === 'boolean';
    expect(examples?.length).toBe(isExplained ? undefined : 1);
  }
});

test('what older clients leave out is not required, and conditions are said', () => {
  const created = groups.find(({ name }) => name === 'acme.note_created')?.attributes ?? [];
  expect(
    Object.fromEntries(created.map(({ ref, requirement_level }) => [ref, requirement_level])),
  ).toMatchObject({
    'acme.from': 'required',
    'acme.pinned': 'recommended',
    'acme.depth': { conditionally_required: 'If acme.from is menu, and only then.' },
  });
});

test('the version of the schema is the newest release that added an event', () => {
  expect(parse(weaverManifest(options)).schema_url).toBe('https://telemetry.example.com/schemas/acme/1.10');
});
