/** Fields of every event, and events that only some installations record. */
import { expect, test } from 'vitest';
import { carriedByEvery } from './carried.ts';
import { type CommonOption, type CommonValuesOf, defineCatalogue } from './catalogue.ts';
import { type EventDefinition, event, eventGroup, type Field, field } from './define.ts';
import { flag, oneOf, version, wholeNumber } from './kinds.ts';
import type { Piece } from './plan.ts';
import { createValidation, validateCommon } from './validate.ts';

const edition = field('Which edition it is.', oneOf('free', 'pro'), { since: '1.2' });
const groups = [
  eventGroup('Notes', {
    NoteCreated: event('A note was created.', '1.0', { pinned: field('Whether it is pinned.', flag) }),
    KeyPressed: event('A key was pressed.', '1.0', {}, { sampling: { oneIn: 10 } }),
  }),
] as const;

const acme = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups,
  common: {
    edition,
    seats: field('How many seats.', wholeNumber(1, 500)),
    shell: field('The version of the shell.', version, { attribute: 'app.shell.version' }),
  },
  resource: ['service.version', 'os.type'],
});
const plain = defineCatalogue({ namespace: 'acme', since: '1.0', groups });

type Acme = (typeof acme)['common'];

/** What JavaScript, or a cast, would get past the compiler. */
function defineLoosely(parts: Record<string, unknown>): unknown {
  const loose: Record<string, never> = JSON.parse(JSON.stringify(parts));
  return defineCatalogue({ namespace: 'acme', since: '1.0', groups, ...loose });
}

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'number' ? String(piece) : String.fromCharCode(...piece)))
    .join('');
}

/** The values as sent, or what is wrong with them. */
function told(values: unknown): unknown {
  const validation = validateCommon(acme, values);
  return validation.ok ? JSON.parse(`[${textOf(validation.attributes).slice(1)}]`) : validation.problem;
}

test('validates and names common fields like those of events', () => {
  expect(told({ shell: '3.1', edition: 'pro', seats: 25 })).toEqual([
    { key: 'acme.edition', value: { stringValue: 'pro' } },
    { key: 'acme.seats', value: { intValue: '25' } },
    { key: 'app.shell.version', value: { stringValue: '3.1' } },
  ]);
  expect(validateCommon(plain, undefined)).toEqual({ ok: true, attributes: [] });
});

test.each([
  [undefined, 'common.edition is missing; accepted is one of free, pro.'],
  [null, 'common is a plain object, not null.'],
  [['pro'], 'common is a plain object, not a list.'],
  [{ edition: 'pro', seats: 25 }, 'common.shell is missing'],
  [
    { edition: 'Ada Lovelace', seats: 25, shell: '1' },
    'common.edition got text that is not among what is accepted; accepted is one of free, pro.',
  ],
  [{ edition: 'pro', seats: 0.5, shell: '1' }, 'common.seats got a number that is not whole'],
  [
    { edition: 'pro', seats: 25, shell: '1', plan: 'x' },
    'common has no field plan; its fields: edition, seats, shell.',
  ],
])('refuses %o and names the field', (values, problem) => {
  expect(told(values)).toContain(problem);
});

test('refuses hostile values, too', () => {
  const throwing = {
    get edition() {
      throw new Error('no');
    },
  };
  expect(told(throwing)).toBe('common threw an error when it was read; accepted is a plain object.');
});

test('requires values for common fields, and allows them only then', () => {
  function start<C extends Readonly<Record<string, Field>>>(
    catalogue: { readonly common: C },
    options: CommonOption<C>,
  ): unknown {
    return [catalogue, options];
  }
  function set<C extends Readonly<Record<string, Field>>>(
    catalogue: { readonly common: C },
    values: CommonValuesOf<C>,
  ): unknown {
    return [catalogue, values];
  }
  const values = { edition: 'pro', seats: 25, shell: '3.1' } as const;
  start(acme, { common: values });
  set(acme, values);
  start(plain, {});
  start(plain, { common: undefined });

  // @ts-expect-error no values
  start(acme, {});
  // @ts-expect-error one is missing
  start(acme, { common: { edition: 'pro', seats: 25 } });
  // @ts-expect-error a value that is not in the set
  start(acme, { common: { ...values, edition: 'trial' } });
  // @ts-expect-error one that there is not
  start(acme, { common: { ...values, plan: 'x' } });
  // @ts-expect-error values of fields that there are not
  start(plain, { common: values });
  // @ts-expect-error the same
  set(plain, values);

  const typed: CommonValuesOf<Acme> = values;
  expect(told(typed)).toHaveLength(3);
});

test('invalid common fields neither compile nor start', () => {
  const pinned = field('Whether it is pinned.', flag);
  expect(() =>
    // @ts-expect-error an event has a field of that name
    defineCatalogue({ namespace: 'acme', since: '1.0', groups, common: { pinned } }),
  ).toThrow('there is a field NoteCreated.pinned and a common field pinned. Rename one.');

  expect(() =>
    // @ts-expect-error telemetry's own events have a field of that name
    defineCatalogue({ namespace: 'acme', since: '1.0', groups: [], common: { reason: pinned } }),
  ).toThrow('there is a field TelemetryEventsDropped.reason and a common field reason.');

  expect(() =>
    defineCatalogue({
      namespace: 'acme',
      since: '1.0',
      groups,
      // @ts-expect-error text is no kind of field
      common: { name: { kind: { kind: 'text' } } },
    }),
  ).toThrow(/common\.name is of a kind that does not exist.*use oneOf, flag, wholeNumber or version/);

  expect(() =>
    // @ts-expect-error an attribute that is none of those that can be named
    defineCatalogue({ namespace: 'acme', since: '1.0', groups, resource: ['host.name'] }),
  ).toThrow(
    'its resource names an attribute that is not among those it can: write service.version or os.type',
  );
});

const someField = (attribute: string) => ({ edition: { ...edition, attribute } });

test.each<[string, Record<string, unknown>, string]>([
  ['a name in capitals', { common: { Edition: edition } }, 'the field common.Edition must be named like'],
  ['an attribute that names a person', { common: someField('user.name') }, 'user.name, which is reserved'],
  ['telemetry’s own attribute', { common: someField('service.name') }, 'service.name, which is reserved'],
  ['one of the resource', { common: someField('os.type') }, 'os.type, which is reserved'],
  [
    'the name of an event’s attribute',
    { common: someField('acme.pinned') },
    'NoteCreated.pinned and common.edition would both be acme.pinned on the wire. Rename one.',
  ],
  [
    'the name of what tells of sampling',
    { common: { adjustedCount: edition } },
    'common.adjustedCount would be acme.adjusted_count on the wire, which says how an event is sampled.',
  ],
  ['an attribute twice', { resource: ['os.type', 'os.type'] }, 'its resource names an attribute twice.'],
  ['a resource that is no list', { resource: 'os.type' }, 'write service.version or os.type'],
])('refuses %s', (_, parts, problem) => {
  expect(() => defineLoosely(parts)).toThrow(problem);
});

test.each([0, 1, 1.5, -10, 1_000_001, '10', null, undefined, 0.1])('refuses sampling one in %o', (oneIn) => {
  const definition = { ...event('.', '1.0'), sampling: { oneIn } };
  const loose: Record<string, EventDefinition> = JSON.parse(JSON.stringify({ KeyPressed: definition }));
  expect(() => defineLoosely({ groups: [eventGroup('Keys', loose)] })).toThrow(
    'the sampling of KeyPressed must be { oneIn: 10 }',
  );
});

test('invalid sampling neither compiles nor starts', () => {
  expect(() =>
    defineCatalogue({
      namespace: 'acme',
      since: '1.0',
      // @ts-expect-error a rate is no sampling
      groups: [eventGroup('Keys', { KeyPressed: event('.', '1.0', {}, { sampling: 0.1 }) })],
    }),
  ).toThrow('the sampling of KeyPressed must be { oneIn: 10 }');
});

test('a sampled event says how many it stands for, and no other does', () => {
  const validate = createValidation(acme);
  const sampled = validate('KeyPressed');
  expect(sampled).toMatchObject({ event: { oneIn: 10 } });
  expect(sampled.ok && textOf(sampled.event.attributes)).toBe(
    ',{"key":"acme.adjusted_count","value":{"intValue":"10"}}',
  );
  const unsampled = validate('NoteCreated', { pinned: true });
  expect(unsampled).toMatchObject({ event: { oneIn: null } });
  expect(unsampled.ok && textOf(unsampled.event.attributes)).toBe(
    ',{"key":"acme.pinned","value":{"boolValue":true}}',
  );
  expect(acme.events.TelemetryEventsDropped.sampling).toBeUndefined();
});

test('describes for people what every event carries', () => {
  expect(carriedByEvery(acme)).toEqual([
    {
      name: 'service.version',
      wireName: 'service.version',
      description: 'The version of the program.',
      kind: null,
    },
    {
      name: 'os.type',
      wireName: 'os.type',
      description: 'The operating system.',
      kind: oneOf('linux', 'windows', 'darwin'),
    },
    { name: 'edition', wireName: 'acme.edition', ...edition },
    {
      name: 'seats',
      wireName: 'acme.seats',
      description: 'How many seats.',
      kind: wholeNumber(1, 500),
    },
    {
      name: 'shell',
      wireName: 'app.shell.version',
      description: 'The version of the shell.',
      kind: version,
      attribute: 'app.shell.version',
    },
  ]);
  expect(carriedByEvery(plain)).toEqual([]);
});
