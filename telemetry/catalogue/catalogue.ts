/** A catalogue: all the events that a program can record, for its types, its checks and its documents. */
import { checkCatalogue } from './check.ts';
import type { EventGroup, Events, MetadataOfFields, Release } from './define.ts';
import { type OwnEventName, ownEvents } from './own-events.ts';

export interface Catalogue<E extends Events = Events> {
  /** What the names on the wire start with. */
  readonly namespace: string;
  /** The events in the groups in which a person is shown them; telemetry's own come last. */
  readonly groups: readonly EventGroup[];
  /** The same by their names. */
  readonly events: E;
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

export interface CatalogueOptions<Groups> {
  /** Lower-case letters and digits, such as the product's name. */
  readonly namespace: string;
  readonly groups: Groups;
  /** The release of the product that brought telemetry, or each of telemetry's own events. */
  readonly since: Release | Readonly<Record<OwnEventName, Release>>;
}

/**
 * Puts a catalogue together. Throws an error that says what to write instead if there is something in it that could
 * not be told apart on the wire, or could hold text; most of that does not compile either.
 */
export function defineCatalogue<const Groups extends readonly EventGroup[]>(
  options: CatalogueOptions<Groups & Distinct<Groups>>,
): Catalogue<EventsIn<Groups>>;
export function defineCatalogue({
  namespace,
  groups,
  since,
}: CatalogueOptions<readonly EventGroup[]>): Catalogue {
  const own = typeof since === 'string' ? everywhere(since) : since;
  const all = [...groups, ownEvents(own)];
  checkCatalogue(namespace, all);
  return { namespace, groups: all, events: Object.assign({}, ...all.map(({ events }) => events)) };
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
