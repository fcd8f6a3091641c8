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
  groups: {
    commands: 'Alle Befehle',
    serverRejects: 'telemetry check, 20 bis 29: Der Server lehnt ab, was Kreya sendet',
    serverUnavailable: 'telemetry check, 30 bis 39: Der Server ist vorübergehend nicht verfügbar',
    somethingBetween: 'telemetry check, 40 bis 49: Ein Proxy oder eine Anmeldeseite ist im Weg',
    certificate: 'telemetry check, 50 bis 59: Das Zertifikat wird nicht akzeptiert',
    noConnection: 'telemetry check, 60 bis 69: Es gibt keine Verbindung zum Server',
    signals: 'Signale',
  },
  meanings: {
    ok: 'Der Befehl war erfolgreich.',
    failed: 'Der Befehl ist fehlgeschlagen; der Grund steht auf stderr.',
    usage: 'Unbekannter Befehl oder Option, oder ein Wert fehlt oder ist ungültig.',
    cancelled: 'Die Rückfrage wurde verneint oder war nicht möglich.',
    notDelivered: 'Nicht alles wurde gesendet; der Rest bleibt erhalten und wird später gesendet.',
    locked: 'Eine Option, Variable oder Konfigurationsdatei hält die Telemetrie ausgeschaltet.',
    projectUnusable: 'Eine Projektdatei ist nicht lesbar, nicht beschreibbar oder ungültig.',
    eventsRejected: 'Der Server hat Ereignisse endgültig abgelehnt.',
    projectNotFound: 'Es wurde kein Projekt gefunden oder mehr als eines.',
    environmentNotFound: 'Das Projekt hat keine Umgebung mit diesem Namen.',
    rejected: 'Der Server lehnt die Anfrage ab.',
    partialSuccess: 'Der Server antwortet, lehnt aber Ereignisse ab.',
    unauthorized: 'Der Server verweigert den Zugriff (HTTP 401 oder 403).',
    notFound: 'Der Server empfängt unter dieser Adresse keine Ereignisse (HTTP 404).',
    unsupported: 'Der Server nimmt weder JSON noch Protobuf an.',
    unavailable: 'Der Server ist vorübergehend nicht verfügbar (HTTP 429, 502, 503 oder 504).',
    intercepted: 'Statt des Servers antwortet etwas anderes, zum Beispiel eine Anmeldeseite.',
    proxyAuthentication: 'Der Proxy verlangt Benutzername und Passwort.',
    proxyRefused: 'Der Proxy stellt keine Verbindung zum Server her.',
    proxyUnreachable: 'Der Proxy ist nicht erreichbar.',
    proxyInvalid: 'Die Variable für den Proxy enthält nicht die Adresse eines HTTP-Proxys.',
    certificateUntrusted: 'Dem Zertifikat wird nicht vertraut.',
    certificateExpired: 'Das Zertifikat ist abgelaufen oder noch nicht gültig.',
    certificateOfOtherHost: 'Das Zertifikat gehört zu einem anderen Server.',
    unknownName: 'Der Name des Servers wurde nicht gefunden.',
    connectionRefused: 'Unter der Adresse ist kein Server erreichbar.',
    timedOut: 'Der Server hat nicht rechtzeitig geantwortet.',
    disconnected: 'Die Verbindung ist abgebrochen, bevor eine Antwort kam.',
    hungUp: 'Das Terminal wurde geschlossen (unter Windows: wie interrupted).',
    interrupted: 'Abgebrochen, zum Beispiel mit Strg+C (unter Windows: -1073741510).',
    terminated: 'Durch SIGTERM beendet (nicht unter Windows).',
  },
});
