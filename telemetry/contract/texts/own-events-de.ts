/** Descriptions of telemetry's own events in German. The catalogue has the English ones. */
import type { OwnEvents } from '../../catalogue/catalogue.ts';
import type { OwnGroupTitle } from '../../catalogue/own-events.ts';
import type { ResourceAttribute } from '../../catalogue/resource.ts';
import type { EventTranslations } from '../../catalogue/translation.ts';

export const groups: Readonly<Record<OwnGroupTitle, string>> = { Telemetry: 'Telemetrie' };

/** Fields that every event can have. */
export const common: Readonly<Record<ResourceAttribute, string>> = {
  'service.version': 'Die Version des Programms.',
  'os.type': 'Das Betriebssystem.',
};

export const events: EventTranslations<OwnEvents> = {
  TelemetryEnabled: { description: 'Die Telemetrie wurde eingeschaltet.' },
  TelemetryDisabled: { description: 'Die Telemetrie wurde ausgeschaltet.' },
  TelemetryEventsDropped: {
    description:
      'Ereignisse oder Fehlerberichte wurden verworfen. Die Telemetrie zeichnet das selbst auf, damit kein Verlust unbemerkt bleibt.',
    fields: { count: 'Wie viele.', reason: 'Warum.' },
  },
  TelemetryErasureRequested: {
    description:
      'Jemand hat die Löschung verlangt: Der Empfänger löscht alles, was er zur Installations-ID dieses Ereignisses gespeichert hat.',
  },
  TelemetryErrorReported: {
    description:
      'Ein Fehlerbericht wurde aufgezeichnet. Die Telemetrie zeichnet das selbst auf, damit sich Fehler neben Ereignissen zählen lassen.',
    fields: {
      process: 'Der Prozess, in dem der Fehler aufgetreten ist.',
      kind: 'Ein Fehler im Code, ein nativer Absturz oder ein Prozess, der sich unerwartet beendet hat.',
    },
  },
};
