import type { NodeTelemetry } from 'kreya-telemetry/node';
import type { catalogue, EventName, MetadataArguments } from '../shared/catalogue.ts';

/** What kreyac records, beside telemetry's own events; with any other, `track` does not compile. */
export const RECORDED_EVENTS = ['CliCommandExecuted'] as const satisfies readonly EventName[];

/** Telemetry that records these alone. */
export interface CliTelemetry extends Omit<NodeTelemetry<typeof catalogue>, 'track'> {
  track<Name extends (typeof RECORDED_EVENTS)[number]>(
    event: Name,
    ...metadata: MetadataArguments<Name>
  ): void;
}
