/** What a page of a program with its own catalogue is given, and the channels by which it is. */
import type { Catalogue, EventNameIn, MetadataArgumentsIn } from '../catalogue/catalogue.ts';
import type { TelemetryBridge } from './bridge.ts';

/**
 * Telemetry in a page, put there by a preload: `PageTelemetry<typeof catalogue>`. Every promise rejects with an
 * `Error` made for people to read.
 */
export interface PageTelemetry<C extends Catalogue = Catalogue> extends Omit<TelemetryBridge, 'track'> {
  /** Records an event; rejects with an error that names event and field if it is not in the catalogue as given. */
  track<Name extends EventNameIn<C['events']>>(
    event: Name,
    ...metadata: MetadataArgumentsIn<C['events'], Name>
  ): Promise<void>;
}

// One program has telemetry once, so they need no name of the program's in them.
export const REQUEST_CHANNEL = 'kreya-telemetry:request';
export const NEWS_CHANNEL = 'kreya-telemetry:news';
