import { event, eventGroup, field } from '../define.ts';
import { oneOf, wholeNumber } from '../kinds.ts';

export const DROP_REASONS = ['queueFull', 'tooOld', 'rejected', 'corrupt', 'invalid', 'rateLimited'] as const;
/** Why an event or an error report was given up on. */
export type DropReason = (typeof DROP_REASONS)[number];

export const telemetry = eventGroup('Telemetry', {
  TelemetryEnabled: event('Telemetry was turned on in Settings or by the command line.', '1.4'),
  TelemetryDisabled: event('Telemetry was turned off in Settings or by the command line.', '1.4'),
  TelemetryEventsDropped: event(
    "Events or error reports were given up on. This one is telemetry's own, so that loss is never silent; Kreya's published list does not have it.",
    '1.18',
    {
      count: field('How many.', wholeNumber(1, 1_000_000_000)),
      reason: field('Why.', oneOf(...DROP_REASONS)),
    },
  ),
});
