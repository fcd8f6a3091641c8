/** What telemetry's own events are for, in German; in English the catalogue says it itself. */
import type { EventTexts, GroupTexts } from './own-texts.ts';

export const groups: GroupTexts = { Telemetry: 'Telemetrie' };

export const events: EventTexts = {
  TelemetryEnabled: { description: 'Die Telemetrie wurde von der Person eingeschaltet.' },
  TelemetryDisabled: { description: 'Die Telemetrie wurde von der Person ausgeschaltet.' },
  TelemetryEventsDropped: {
    description:
      'Ereignisse oder Fehlerberichte wurden aufgegeben. Dieses Ereignis gehört zur Telemetrie selbst, damit kein Verlust unbemerkt bleibt.',
    fields: { count: 'Wie viele.', reason: 'Warum.' },
  },
};
