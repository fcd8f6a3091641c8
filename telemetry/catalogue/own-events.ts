/** The events that telemetry records about itself. Every catalogue has them. */
import { event, eventGroup, field, type Release } from './define.ts';
import { oneOf, wholeNumber } from './kinds.ts';

export const DROP_REASONS = ['queueFull', 'tooOld', 'rejected', 'corrupt', 'invalid', 'rateLimited'] as const;
/** Why an event or an error report was dropped. */
export type DropReason = (typeof DROP_REASONS)[number];

export const REPORTED_PROCESSES = ['main', 'renderer', 'utility', 'gpu', 'cli', 'other'] as const;
/** In which process an error occurred, as far as error rates tell processes apart. */
export type ReportedProcess = (typeof REPORTED_PROCESSES)[number];

export const REPORT_KINDS = ['exception', 'crash', 'gone'] as const;
/** An error in the program's language, a native crash, or a process that exited without leaving a dump. */
export type ReportKind = (typeof REPORT_KINDS)[number];

export type OwnEventName =
  | 'TelemetryEnabled'
  | 'TelemetryDisabled'
  | 'TelemetryEventsDropped'
  | 'TelemetryErasureRequested'
  | 'TelemetryErrorReported';

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
    TelemetryErrorReported: event(
      'An error report was recorded. Telemetry records this itself, so that errors can be counted beside events.',
      since.TelemetryErrorReported,
      {
        process: field('The process in which the error occurred.', oneOf(...REPORTED_PROCESSES)),
        kind: field(
          'An error in the code, a native crash, or a process that exited unexpectedly.',
          oneOf(...REPORT_KINDS),
        ),
      },
    ),
  });
}
