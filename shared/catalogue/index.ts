/**
 * Kreya's events. An event exists here and nowhere else: types, checks, wire names, the list in Settings and
 * docs/EVENTS.md all follow from this table.
 */
import type { MetadataOfFields } from './define.ts';
import { account, application } from './events/application.ts';
import { operations } from './events/operations.ts';
import { environments, project } from './events/project.ts';
import { telemetry } from './events/telemetry.ts';

/** The events in the groups in which a person is shown them. */
export const eventGroups = [application, account, project, environments, operations, telemetry] as const;

export const catalogue = {
  ...application.events,
  ...account.events,
  ...project.events,
  ...environments.events,
  ...operations.events,
  ...telemetry.events,
} as const;

export type Catalogue = typeof catalogue;
export type EventName = keyof Catalogue;
export type MetadataOf<Name extends EventName> = MetadataOfFields<Catalogue[Name]['fields']>;

/** What follows an event's name: nothing, or an empty object, for an event that has no metadata. */
export type MetadataArguments<Name extends EventName> = [keyof Catalogue[Name]['fields']] extends [never]
  ? [metadata?: Readonly<Record<string, never>>]
  : [metadata: MetadataOf<Name>];
