/** A catalogue: all events that a program can record, from which its types, checks and documents follow. */
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
  /** The fields of every event. */
  readonly common: C;
  /** What else every event says about the program and the system. */
  readonly resource: readonly ResourceAttribute[];
}

/** Telemetry's own events, which every catalogue has. */
export type OwnEvents = ReturnType<typeof ownEvents>['events'];

type EventsIn<Groups> = Groups extends readonly [infer First extends EventGroup, ...infer Rest]
  ? First['events'] & EventsIn<Rest>
  : OwnEvents;

/** Drops names of which only the type string is known, as in a catalogue read from elsewhere. */
type Known<Name> = string extends Name ? never : Name;

type NamedTwice<Groups, Seen = keyof OwnEvents> = Groups extends readonly [
  infer First extends EventGroup,
  ...infer Rest,
]
  ? (Known<keyof First['events']> & Seen) | NamedTwice<Rest, Seen | Known<keyof First['events']>>
  : never;

/**
 * The compiler's error for an invalid catalogue: a required property that does not exist, whose name says
 * what is wrong.
 */
type Distinct<Groups> = [NamedTwice<Groups>] extends [never]
  ? unknown
  : { readonly error: `There are two events ${NamedTwice<Groups> & string}. Rename one.` };

type FieldNamesIn<Group> =
  Group extends EventGroup<infer E> ? Known<{ [Name in keyof E]: keyof E[Name]['fields'] }[keyof E]> : never;

/** Names that event fields and common fields share. */
type NamedAsCommon<Groups, C> = Groups extends readonly (infer Group)[]
  ? FieldNamesIn<Group | EventGroup<OwnEvents>> & Known<keyof C>
  : never;

/** Like {@link Distinct}, for common fields. */
type Apart<Groups, C> = [NamedAsCommon<Groups, C>] extends [never]
  ? unknown
  : { readonly error: `An event has a field ${NamedAsCommon<Groups, C> & string}, too. Rename one.` };

export interface CatalogueOptions<Groups, C = Fields> {
  /** Lower-case letters and digits, such as the product's name. */
  readonly namespace: string;
  readonly groups: Groups;
  /**
   * Fields of every event, such as the edition; their values are given when telemetry starts. None by
   * default.
   */
  readonly common?: C | undefined;
  /**
   * What else every event says about the program and the system, in OpenTelemetry's terms. Nothing by
   * default.
   */
  readonly resource?: readonly ResourceAttribute[] | undefined;
  /** The product's release that introduced telemetry, or each of telemetry's own events. */
  readonly since: Release | Readonly<Record<OwnEventName, Release>>;
}

/**
 * Defines a catalogue. Throws an error that says what to write instead if anything in it would be ambiguous
 * on the wire or could hold text; most of that does not compile either.
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
  return {
    TelemetryEnabled: since,
    TelemetryDisabled: since,
    TelemetryEventsDropped: since,
    TelemetryErasureRequested: since,
    TelemetryErrorReported: since,
  };
}

export type EventNameIn<E extends Events> = keyof E & string;

export type MetadataIn<E extends Events, Name extends EventNameIn<E>> = MetadataOfFields<E[Name]['fields']>;

/** The arguments after an event's name: none, or an empty object, for an event without metadata. */
export type MetadataArgumentsIn<E extends Events, Name extends EventNameIn<E>> = [
  keyof E[Name]['fields'],
] extends [never]
  ? [metadata?: Readonly<Record<string, never>>]
  : [metadata: MetadataIn<E, Name>];

/** The values of all common fields; `never` for a catalogue that has none. */
export type CommonValuesOf<C extends Fields> = [keyof C] extends [never] ? never : MetadataOfFields<C>;

/** The option with the values of the catalogue's common fields: required if it has any. */
export type CommonOption<C extends Fields> = [keyof C] extends [never]
  ? { readonly common?: undefined }
  : { readonly common: CommonValuesOf<C> };
