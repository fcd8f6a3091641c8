import { translationOf } from 'kreya-telemetry/catalogue';
import type { English } from './en.ts';

export const project = translationOf<English['project']>()({
  label: 'Projekt: {file}',
  fromVariable: 'Der Pfad stammt aus der Variable {variable}.',
  workingDirectoryGone: 'Das Arbeitsverzeichnis existiert nicht mehr. Wechseln Sie in ein anderes.',
  noEnvironments: 'Das Projekt hat keine Umgebungen.',
  noneActive: 'Keine Umgebung ist aktiv. Wählen Sie eine mit kreyac environment set-active <name>.',
  activeGone:
    'Die aktive Umgebung existiert nicht mehr. Wählen Sie eine andere mit kreyac environment set-active <name>.',
  nowActive: '{name} ist jetzt aktiv.',
});

export const info = translationOf<English['info']>()({
  labels: {
    product: 'Kreya',
    node: 'Node.js',
    system: 'System',
    settings: 'Einstellungen',
    telemetry: 'Telemetrie',
    receiver: 'Empfänger',
    telemetryFiles: 'Telemetriedateien',
  },
  onOrOff: '{state} ({reason})',
  none: 'keine',
});

export const exitCodes = translationOf<English['exitCodes']>()({
  ok: 'Der Befehl war erfolgreich.',
  failed: 'Der Befehl ist fehlgeschlagen; der Grund steht auf stderr.',
  usage: 'Unbekannter Befehl oder Option, oder ein Wert fehlt oder ist ungültig.',
  cancelled: 'Die Rückfrage wurde verneint oder war nicht möglich.',
  notDelivered: 'Nicht alles wurde gesendet; der Rest bleibt erhalten und wird später gesendet.',
  locked: 'Eine Option, Variable oder Konfigurationsdatei hält die Telemetrie ausgeschaltet.',
  projectUnusable: 'Eine Projektdatei ist nicht lesbar, nicht beschreibbar oder ungültig.',
  rejected: 'Der Server hat Daten endgültig abgelehnt oder nimmt nicht an, was Kreya sendet.',
  unreachable: 'Der Empfänger war nicht erreichbar.',
  untrusted: 'Dem Zertifikat des Empfängers wird nicht vertraut.',
  intercepted: 'Ein Proxy oder eine Anmeldeseite steht zwischen Kreya und dem Empfänger.',
  unavailable: 'Der Empfänger ist vorübergehend nicht verfügbar.',
  projectNotFound: 'Es wurde kein Projekt gefunden oder mehr als eines.',
  environmentNotFound: 'Das Projekt hat keine Umgebung mit diesem Namen.',
  hungUp: 'Das Terminal wurde geschlossen (unter Windows: wie interrupted).',
  interrupted: 'Abgebrochen, zum Beispiel mit Strg+C (unter Windows: -1073741510).',
  terminated: 'Durch SIGTERM beendet (nicht unter Windows).',
});
