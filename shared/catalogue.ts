/**
 * Kreya's events. An event is defined here and nowhere else: types, checks, wire names, the list in Settings
 * and docs/EVENTS.md all follow from this table.
 */
import {
  defineCatalogue,
  type EventNameIn,
  type MetadataArgumentsIn,
  type MetadataIn,
} from 'kreya-telemetry/catalogue';
import { account, application } from './events/application.ts';
import { operations } from './events/operations.ts';
import { environments, project } from './events/project.ts';

export const catalogue = defineCatalogue({
  namespace: 'kreya',
  since: {
    TelemetryEnabled: '1.4',
    TelemetryDisabled: '1.4',
    TelemetryEventsDropped: '1.18',
    TelemetryErasureRequested: '1.19',
    TelemetryErrorReported: '1.19',
  },
  groups: [application, account, project, environments, operations],
});

export type KreyaEvents = (typeof catalogue)['events'];
export type EventName = EventNameIn<KreyaEvents>;
export type MetadataOf<Name extends EventName> = MetadataIn<KreyaEvents, Name>;
export type MetadataArguments<Name extends EventName> = MetadataArgumentsIn<KreyaEvents, Name>;
