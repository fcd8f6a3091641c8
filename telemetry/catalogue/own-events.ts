/** The events that telemetry records about itself. Every catalogue has them. */
import { event, eventGroup, field, type Release } from './define.ts';
import { oneOf, wholeNumber } from './kinds.ts';

export const DROP_REASONS = ['queueFull', 'tooOld', 'rejected', 'corrupt', 'invalid', 'rateLimited'] as const;
/** Why an event or an error report was dropped. */
export type DropReason = (typeof DROP_REASONS)[number];

export type OwnEventName =
  | 'TelemetryEnabled'
  | 'TelemetryDisabled'
  | 'TelemetryEventsDropped'
  | 'TelemetryErasureRequested';

export type OwnGroupTitle = ReturnType<typeof ownEvents>['title'];

/** @param since the release of the product that first recorded each event */
export function ownEvents(since: Readonly<Record<OwnEventName, Release>>) {
  return eventGroup('Telemetry', {
    TelemetryEnabled: event('Telemetry was turned on.', since.TelemetryEnabled),
    TelemetryDisabled: event('Telemetry was turned off.', since.TelemetryDisabled),
    TelemetryEventsDropped: event(
      'Events or error reports were dropped. Telemetry records this itself, so that no loss goes unnoticed.',
      since.TelemetryEventsDropped,
      {
        count: field('How many.', wholeNumber(1, 1_000_000_000)),
        reason: field('Why.', oneOf(...DROP_REASONS)),
      },
    ),
    TelemetryErasureRequested: event(
      'Somebody asked for deletion: the receiver deletes everything that it has with the installation ID of this event.',
      since.TelemetryErasureRequested,
    ),
  });
}
