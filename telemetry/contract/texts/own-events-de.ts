/** What telemetry's own events are for, in German; in English the catalogue says it itself. */
import type { CommonTexts, EventTexts, GroupTexts } from './own-texts.ts';

export const groups: GroupTexts = { Telemetry: 'Telemetrie' };

/** What can go with every event. */
export const common: CommonTexts = {
  'service.version': 'Die Version des Programms.',
  'os.type': 'Das Betriebssystem.',
};

export const events: EventTexts = {
  TelemetryEnabled: { description: 'Die Telemetrie wurde von der Person eingeschaltet.' },
  TelemetryDisabled: { description: 'Die Telemetrie wurde von der Person ausgeschaltet.' },
  TelemetryEventsDropped: {
    description:
      'Ereignisse oder Fehlerberichte wurden aufgegeben. Dieses Ereignis gehört zur Telemetrie selbst, damit kein Verlust unbemerkt bleibt.',
    fields: { count: 'Wie viele.', reason: 'Warum.' },
  },
};
