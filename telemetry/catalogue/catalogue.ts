/** A catalogue: all the events that a program can record, for its types, its checks and its documents. */
import { checkCatalogue, checkShape } from './check.ts';
import type { EventGroup, Events, Fields, MetadataOfFields, Release } from './define.ts';
import { type OwnEventName, type OwnGroupTitle, ownEvents } from './own-events.ts';
import type { ResourceAttribute } from './resource.ts';

export interface Catalogue<
  E extends Events = Events,
  C extends Fields = Fields,
  Title extends string = string,
> {
  /** What the names on the wire start with. */
  readonly namespace: string;
  /** The events in the groups in which a person is shown them; telemetry's own come last. */
  readonly groups: readonly EventGroup<Events, Title>[];
  /** The same by their names. */
  readonly events: E;
  /** The fields that go with every event. */
  readonly common: C;
  /** What else every event says of the program and the system. */
  readonly resource: readonly ResourceAttribute[];
}

/** Telemetry's own, which are in every catalogue. */
export type OwnEvents = ReturnType<typeof ownEvents>['events'];

type EventsIn<Groups> = Groups extends readonly [infer First extends EventGroup, ...infer Rest]
  ? First['events'] & EventsIn<Rest>
  : OwnEvents;

/** Nothing of names that are only known to be text, as of a catalogue that was read from somewhere. */
type Known<Name> = string extends Name ? never : Name;

type NamedTwice<Groups, Seen = keyof OwnEvents> = Groups extends readonly [
  infer First extends EventGroup,
  ...infer Rest,
]
  ? (Known<keyof First['events']> & Seen) | NamedTwice<Rest, Seen | Known<keyof First['events']>>
  : never;

/** What the compiler says of a catalogue that can't be: what is asked for is not there, and says what is wrong. */
type Distinct<Groups> = [NamedTwice<Groups>] extends [never]
  ? unknown
  : { readonly error: `There are two events ${NamedTwice<Groups> & string}. Rename one.` };

type FieldNamesIn<Group> =
  Group extends EventGroup<infer E> ? Known<{ [Name in keyof E]: keyof E[Name]['fields'] }[keyof E]> : never;

/** The names that fields of events and common fields share. */
type NamedAsCommon<Groups, C> = Groups extends readonly (infer Group)[]
  ? FieldNamesIn<Group | EventGroup<OwnEvents>> & Known<keyof C>
  : never;

/** As {@link Distinct}, for common fields. */
type Apart<Groups, C> = [NamedAsCommon<Groups, C>] extends [never]
  ? unknown
  : { readonly error: `An event has a field ${NamedAsCommon<Groups, C> & string}, too. Rename one.` };

export interface CatalogueOptions<Groups, C = Fields> {
  /** Lower-case letters and digits, such as the product's name. */
  readonly namespace: string;
  readonly groups: Groups;
  /** Fields that go with every event, such as the edition; their values are given when telemetry starts. None if not given. */
  readonly common?: C | undefined;
  /** What else every event says of the program and the system, in OpenTelemetry's words. Nothing if not given. */
  readonly resource?: readonly ResourceAttribute[] | undefined;
  /** The release of the product that brought telemetry, or each of telemetry's own events. */
  readonly since: Release | Readonly<Record<OwnEventName, Release>>;
}

/**
 * Puts a catalogue together. Throws an error that says what to write instead if there is something in it that could
 * not be told apart on the wire, or could hold text; most of that does not compile either.
 */
export function defineCatalogue<
  const Groups extends readonly EventGroup[],
  const C extends Fields = Record<never, never>,
>(
  options: CatalogueOptions<Groups & Distinct<Groups>, C & Apart<Groups, C>>,
): Catalogue<EventsIn<Groups>, C, Groups[number]['title'] | OwnGroupTitle>;
export function defineCatalogue(options: CatalogueOptions<readonly EventGroup[]>): Catalogue {
  checkShape(options);
  const { namespace, groups, since, common = {}, resource = [] } = options;
  const own = typeof since === 'string' ? everywhere(since) : since;
  const all = [...groups, ownEvents(own)];
  checkCatalogue({ namespace, groups: all, common, resource });
  const events = Object.assign({}, ...all.map(({ events }) => events));
  return { namespace, groups: all, events, common, resource };
}

function everywhere(since: Release): Readonly<Record<OwnEventName, Release>> {
  return { TelemetryEnabled: since, TelemetryDisabled: since, TelemetryEventsDropped: since };
}

export type EventNameIn<E extends Events> = keyof E & string;

export type MetadataIn<E extends Events, Name extends EventNameIn<E>> = MetadataOfFields<E[Name]['fields']>;

/** What follows an event's name: nothing, or an empty object, for an event that has no metadata. */
export type MetadataArgumentsIn<E extends Events, Name extends EventNameIn<E>> = [
  keyof E[Name]['fields'],
] extends [never]
  ? [metadata?: Readonly<Record<string, never>>]
  : [metadata: MetadataIn<E, Name>];

/** The values of common fields, all of them; nothing can be given for a catalogue that has none. */
export type CommonValuesOf<C extends Fields> = [keyof C] extends [never] ? never : MetadataOfFields<C>;

/** The option by which a program gives the values of its catalogue's common fields: required if it has any. */
export type CommonOption<C extends Fields> = [keyof C] extends [never]
  ? { readonly common?: undefined }
  : { readonly common: CommonValuesOf<C> };
