import { fill, messageOf } from 'kreya-telemetry/renderer';
import type { KreyaBridge, TelemetryStatus } from '../../shared/bridge.ts';
import type { EventName, MetadataOf } from '../../shared/catalogue.ts';
import { texts } from '../texts.ts';

/** An event of the catalogue with metadata that is valid for it. */
export type CatalogueEvent = {
  [Name in EventName]: { readonly event: Name; readonly metadata: MetadataOf<Name> };
}[EventName];

export interface RecordOutcome {
  readonly kind: 'recorded' | 'notRecorded' | 'failed';
  readonly words: string;
}

/** Records an event and says what came of it: `track` is silent about an event that wasn't wanted. */
export async function record(
  telemetry: Pick<KreyaBridge['telemetry'], 'track' | 'status'>,
  { event, metadata }: CatalogueEvent,
): Promise<RecordOutcome> {
  try {
    await telemetry.track(event, metadata);
    return outcomeOf(event, await telemetry.status());
  } catch (error) {
    return { kind: 'failed', words: messageOf(error) };
  }
}

function outcomeOf(event: string, status: TelemetryStatus): RecordOutcome {
  const { recorded, notRecordedOff, notRecordedNoReceiver } = texts.start;
  if (!status.enabled) return { kind: 'notRecorded', words: notRecordedOff };
  if (status.endpoint !== 'configured') return { kind: 'notRecorded', words: notRecordedNoReceiver };
  return { kind: 'recorded', words: fill(recorded, { event }) };
}
