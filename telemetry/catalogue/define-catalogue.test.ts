/** Invalid catalogues: most do not compile, and all are refused when they are defined. */
import { expect, test } from 'vitest';
import { defineCatalogue } from './catalogue.ts';
import { type EventDefinition, event, eventGroup, field } from './define.ts';
import { type FieldKind, flag, oneOf, version, wholeNumber } from './kinds.ts';
import { createValidation } from './validate.ts';

/** What JavaScript, or a cast, would get past the compiler. */
function defineLoosely(events: Record<string, unknown>, namespace = 'acme'): unknown {
  const loose: Record<string, EventDefinition> = JSON.parse(JSON.stringify(events));
  return defineCatalogue({ namespace, since: '1.0', groups: [eventGroup('Notes', loose)] });
}

const kindOf = (kind: unknown) => ({
  NoteCreated: { description: '.', since: '1.0', fields: { title: { description: '.', kind } } },
});

test("another product's catalogue has its own names, and telemetry's own events", () => {
  const notes = defineCatalogue({
    namespace: 'acme',
    since: '2.0',
    groups: [
      eventGroup('Notes', {
        NoteCreated: event('A note was created.', '2.0', { pinned: field('Whether it is pinned.', flag) }),
      }),
    ],
  });
  const validate = createValidation(notes);
  expect(validate('NoteCreated', { pinned: true })).toMatchObject({
    ok: true,
    event: { wireName: 'acme.note_created' },
  });
  expect(validate('TelemetryDisabled')).toMatchObject({ event: { wireName: 'acme.telemetry_disabled' } });
  expect(notes.groups.map(({ title }) => title)).toEqual(['Notes', 'Telemetry']);
  expect(notes.events.TelemetryEnabled.since).toBe('2.0');
});

test('an invalid catalogue neither compiles nor starts', () => {
  expect(() => {
    // @ts-expect-error text is no kind of field
    const title = field('Its title.', { kind: 'text' });
    return defineCatalogue({
      namespace: 'acme',
      since: '1.0',
      groups: [eventGroup('Notes', { NoteCreated: event('.', '1.0', { title }) })],
    });
  }).toThrow(/NoteCreated\.title is of a kind that does not exist.*use oneOf, flag, wholeNumber or version/);

  expect(() =>
    defineCatalogue({
      namespace: 'acme',
      since: '1.0',
      // @ts-expect-error two events of one name
      groups: [
        eventGroup('Notes', { NoteCreated: event('.', '1.0') }),
        eventGroup('Pinned notes', { NoteCreated: event('.', '1.0') }),
      ],
    }),
  ).toThrow('there are two events NoteCreated');

  expect(() =>
    defineCatalogue({
      namespace: 'acme',
      since: '1.0',
      // @ts-expect-error telemetry has an event of that name
      groups: [eventGroup('Notes', { TelemetryEnabled: event('.', '1.0') })],
    }),
  ).toThrow('there are two events TelemetryEnabled; telemetry has some of its own.');

  expect(() => {
    // @ts-expect-error an attribute that names a person
    const pinned = field('Whether it is pinned.', flag, { attribute: 'user.name' });
    return defineCatalogue({
      namespace: 'acme',
      since: '1.0',
      groups: [eventGroup('Notes', { NoteCreated: event('.', '1.0', { pinned }) })],
    });
  }).toThrow('takes the attribute user.name, which is reserved. Leave it out');
});

const twice = { ...kindOf(flag).NoteCreated };

test.each([
  ['an empty set', kindOf(oneOf()), 'is one of no values'],
  ['a value twice', kindOf({ kind: 'oneOf', values: ['a', 'a'] }), 'names a value twice'],
  [
    'a value with blanks',
    kindOf({ kind: 'oneOf', values: ['Ada Lovelace'] }),
    'characters other than letters',
  ],
  ['bounds that are none', kindOf(wholeNumber(5, 1)), 'the smaller first'],
  ['an event in lower case', { noteCreated: twice }, 'must be named like NoteCreated'],
  [
    'a field in capitals',
    { N: { ...twice, fields: { Title: { kind: version } } } },
    'must be named like noteCount',
  ],
  [
    'two names for one attribute',
    { NoteABCreated: twice, NoteAbCreated: twice, NoteA_: twice },
    'must be named',
  ],
  [
    'two fields of one attribute',
    {
      N: {
        ...twice,
        fields: { a: { kind: flag, attribute: 'http.method' }, b: { kind: flag, attribute: 'http.method' } },
      },
    },
    'would both be http.method',
  ],
  [
    'a condition on nothing',
    { N: { ...twice, fields: { a: { kind: flag, onlyWith: { b: ['c'] } } } } },
    'depends on b, which is not a field',
  ],
  [
    'a condition on a value that is none',
    {
      N: { ...twice, fields: { b: { kind: oneOf('d') }, a: { kind: flag, onlyWith: { b: ['c'] } } } },
    },
    'depends on values of b that it does not have',
  ],
])('refuses %s', (_, events, problem) => {
  expect(() => defineLoosely(events)).toThrow(problem);
});

test.each(['Acme', 'acme.notes', '', '1acme', 'a'.repeat(33)])('refuses the namespace %o', (namespace) => {
  expect(() => defineLoosely(kindOf(flag), namespace)).toThrow('its namespace must be lower-case');
});

test('supports every kind of field', () => {
  const kinds: FieldKind[] = [oneOf('a', 'b'), flag, version, wholeNumber(0, 1)];
  for (const kind of kinds) expect(() => defineLoosely(kindOf(kind))).not.toThrow();
});

const created = event('A note was created.', '1.0');
const notes = eventGroup('Notes', { NoteCreated: created });
const good = { namespace: 'acme', since: '1.0', groups: [notes] };

test.each<[what: string, options: object, says: string]>([
  [
    'without groups',
    { ...good, groups: undefined },
    "its groups must be a list, such as groups: [eventGroup('Notes', { … })].",
  ],
  [
    'with events in the place of groups',
    { namespace: 'acme', since: '1.0', events: { NoteCreated: created } },
    'its groups must be a list',
  ],
  [
    'with a group made by hand',
    { ...good, groups: [{ NoteCreated: created }] },
    "must be made by eventGroup('Notes', { … }).",
  ],
  ['without its release', { namespace: 'acme', groups: [notes] }, "such as since: '1.0'."],
  [
    'without a namespace',
    { ...good, namespace: undefined },
    'its namespace must be lower-case letters and digits',
  ],
  [
    'with an event made by hand',
    { ...good, groups: [eventGroup('Notes', JSON.parse('{"NoteCreated":{}}'))] },
    "NoteCreated must be made by event('What happened.', '1.0', { … }).",
  ],
  [
    'with an event that tells people nothing',
    { ...good, groups: [eventGroup('Notes', { NoteCreated: event(' ', '1.0') })] },
    'NoteCreated must be made by event',
  ],
  [
    'with a kind in the place of a field',
    {
      ...good,
      groups: [
        eventGroup('Notes', {
          NoteCreated: event('A note was created.', '1.0', JSON.parse('{"pinned":{"kind":"flag"}}')),
        }),
      ],
    },
    "NoteCreated.pinned must be made by field: field('What it says.', flag).",
  ],
  [
    'with a kind in the place of a common field',
    { ...good, common: { edition: flag } },
    'common.edition must be made by field',
  ],
])('tells JavaScript that defines a catalogue %s what to write', (_, options, says) => {
  expect(() => Reflect.apply(defineCatalogue, undefined, [options])).toThrow(says);
});
