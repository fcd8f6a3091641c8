/** What telemetry's own events are for, in German; in English the catalogue says it itself. */
import type { OwnEvents } from '../../catalogue/catalogue.ts';
import type { OwnGroupTitle } from '../../catalogue/own-events.ts';
import type { ResourceAttribute } from '../../catalogue/resource.ts';
import type { EventTranslations } from '../../catalogue/translation.ts';

export const groups: Readonly<Record<OwnGroupTitle, string>> = { Telemetry: 'Telemetrie' };

/** What can go with every event. */
export const common: Readonly<Record<ResourceAttribute, string>> = {
  'service.version': 'Die Version des Programms.',
  'os.type': 'Das Betriebssystem.',
};

export const events: EventTranslations<OwnEvents> = {
  TelemetryEnabled: { description: 'Die Telemetrie wurde von der Person eingeschaltet.' },
  TelemetryDisabled: { description: 'Die Telemetrie wurde von der Person ausgeschaltet.' },
  TelemetryEventsDropped: {
    description:
      'Ereignisse oder Fehlerberichte wurden aufgegeben. Dieses Ereignis gehört zur Telemetrie selbst, damit kein Verlust unbemerkt bleibt.',
    fields: { count: 'Wie viele.', reason: 'Warum.' },
  },
};
