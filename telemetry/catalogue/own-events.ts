/** The events that telemetry records of itself, which every catalogue has. */
import { event, eventGroup, field, type Release } from './define.ts';
import { oneOf, wholeNumber } from './kinds.ts';

export const DROP_REASONS = ['queueFull', 'tooOld', 'rejected', 'corrupt', 'invalid', 'rateLimited'] as const;
/** Why an event or an error report was given up on. */
export type DropReason = (typeof DROP_REASONS)[number];

export type OwnEventName = 'TelemetryEnabled' | 'TelemetryDisabled' | 'TelemetryEventsDropped';

export type OwnGroupTitle = ReturnType<typeof ownEvents>['title'];

/** `since` tells the release of the product that first recorded each. */
export function ownEvents(since: Readonly<Record<OwnEventName, Release>>) {
  return eventGroup('Telemetry', {
    TelemetryEnabled: event('Telemetry was turned on by the person.', since.TelemetryEnabled),
    TelemetryDisabled: event('Telemetry was turned off by the person.', since.TelemetryDisabled),
    TelemetryEventsDropped: event(
      "Events or error reports were given up on. This one is telemetry's own, so that loss is never silent.",
      since.TelemetryEventsDropped,
      {
        count: field('How many.', wholeNumber(1, 1_000_000_000)),
        reason: field('Why.', oneOf(...DROP_REASONS)),
      },
    ),
  });
}
