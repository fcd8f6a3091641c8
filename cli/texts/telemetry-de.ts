import { translationOf } from 'kreya-telemetry/catalogue';
import { check } from './check-de.ts';
import type { English } from './en.ts';

type TelemetryCommands = English['telemetry'];

const status = translationOf<TelemetryCommands['status']>()({
  labels: {
    telemetry: 'Telemetrie',
    reason: 'Grund',
    since: 'Seit',
    receiver: 'Empfänger',
    installationId: 'Installations-ID',
    waiting: 'Ausstehend',
    erasures: 'Löschung',
    lastSent: 'Zuletzt gesendet',
    problem: 'Problem',
    notice: 'Hinweis',
    files: 'Dateien',
  },
  on: 'ein',
  off: 'aus',
  sinceInstallation: 'der Installation',
  sinceUnknown: 'unbekannt',
  noInstallationId: 'noch keine',
  nothing: 'nichts',
  events: { one: '{count} Ereignis', other: '{count} Ereignisse' },
  erasureWaiting: 'für {id} verlangt, noch nicht gesendet',
  erasureLocked: 'für {id} verlangt, wird nicht gesendet, solange die Telemetrie gesperrt ist',
  erasureWithoutReceiver: 'für {id} verlangt, wird ohne Empfänger nicht gesendet',
  never: 'nie',
  failed: '{problem} (versucht: {time})',
  failedNext: '{problem} (versucht: {time}, nächster Versuch in {duration})',
  none: 'keine',
  noticeDue: 'noch nicht angezeigt; bis dahin wird nichts gesendet',
  noReceiver: 'nicht eingerichtet ({variable}), daher wird nichts erhoben',
  invalidReceiver: 'ungültige Adresse in {variable}, daher wird nichts erhoben',
});

const reasons = translationOf<TelemetryCommands['reasons']>()({
  byDefault: 'Voreinstellung',
  chosen: 'Ihre Auswahl, in den Einstellungen oder mit kreyac',
  settingsUnreadable:
    'Einstellungsdatei nicht lesbar; kreyac telemetry enable schaltet die Telemetrie wieder ein',
  commandLine: 'Befehlszeilenoption {name}',
  environment: 'Umgebungsvariable {name}',
  configurationFile: 'Konfigurationsdatei {name}',
  noHome: 'kein Benutzerverzeichnis gefunden ({name} ist kein absoluter Pfad)',
});

const choice = translationOf<TelemetryCommands['choice']>()({
  on: 'Die Telemetrie ist eingeschaltet.',
  off: 'Die Telemetrie ist ausgeschaltet.',
  nothingNew: 'Es wird nichts Neues aufgezeichnet.',
  earlierEvents: {
    one: '{count} früheres Ereignis wird noch gesendet.',
    other: '{count} frühere Ereignisse werden noch gesendet.',
  },
  earlierErrors: {
    one: '{count} früherer Fehlerbericht wird noch gesendet.',
    other: '{count} frühere Fehlerberichte werden noch gesendet.',
  },
  earlierBoth: {
    one: '{count} früherer Eintrag wird noch gesendet.',
    other: '{count} frühere Ereignisse und Fehlerberichte werden noch gesendet.',
  },
  deleteEarlier: {
    one: 'Mit kreyac telemetry delete löschen Sie alles, auch den Verlauf und die Installations-ID.',
    other: 'Mit kreyac telemetry delete löschen Sie alles, auch den Verlauf und die Installations-ID.',
  },
  locked:
    'Die Telemetrie ist durch {name} ausgeschaltet. Dieser Befehl kann das nicht ändern. Entfernen Sie zuerst {name}.',
  unsaved: 'Ihre Auswahl konnte nicht gespeichert werden.',
});

const show = translationOf<TelemetryCommands['show']>()({
  nothingAtAll: 'Keine Daten ausstehend, und noch nichts gesendet.',
  nothingWaiting: 'Keine Daten ausstehend.',
  nothingSent: 'Noch nichts gesendet.',
  heading: '# {kind}, {when}',
  kinds: { event: 'Ereignis', error: 'Fehler' },
  unknownTime: 'Zeit unbekannt',
  waiting: 'ausstehend',
  sent: 'gesendet {time}',
  sentAsProtobuf: 'als Protobuf gesendet {time}',
  crash: 'Absturz: {type}',
  cause: 'Verursacht durch {type}: {message}',
  member: 'Einer von mehreren, {type}: {message}',
  common: 'Mit jedem Ereignis gesendet:',
  context: 'Zum Programm und zum System:',
  recentEvents: 'Vorausgegangene Ereignisse:',
  placeholders: 'Nicht aufgezeichnet:',
  unknownEvent: 'Ein Ereignis einer anderen Version von Kreya.',
  unreadable: 'Dieser Eintrag ist nicht lesbar. Hier ist er unverändert:',
  following: 'Warten auf neue Einträge. Mit Strg+C beenden.',
  off: 'Die Telemetrie ist ausgeschaltet ({reason}). Es wird nichts Neues aufgezeichnet.',
  offHere:
    'Die Telemetrie ist für diesen Befehl ausgeschaltet ({reason}). Was andere Programme aufzeichnen, wird trotzdem angezeigt.',
});

const flush = translationOf<TelemetryCommands['flush']>()({
  noReceiver: 'Es ist kein Empfänger eingerichtet. Setzen Sie {variable} auf seine Adresse.',
  sending: { one: '{count} Ereignis wird gesendet …', other: '{count} Ereignisse werden gesendet …' },
  progress: 'Senden … {done} von {total}',
  nothingToSend: 'Keine Daten ausstehend.',
  sent: { one: '{count} Ereignis gesendet.', other: '{count} Ereignisse gesendet.' },
  rejected: {
    one: 'Der Server hat {count} Ereignis abgelehnt: {why}.',
    other: 'Der Server hat {count} Ereignisse abgelehnt: {why}.',
  },
  rejectedBy: 'HTTP {status}',
  rejectedWith: '„{message}“',
  rejectedWithout: 'ohne Begründung',
  nothingWaiting: 'Keine Daten mehr ausstehend.',
  waiting: { one: '{count} Ereignis ausstehend.', other: '{count} Ereignisse ausstehend.' },
  unsent: { one: '{count} Ereignis nicht gesendet.', other: '{count} Ereignisse nicht gesendet.' },
  nothingSent: 'Es wurde nichts gesendet.',
  timedOut: 'Zeitüberschreitung. Versuchen Sie es mit einem höheren Wert für --timeout erneut.',
  tryAgainIn: '{problem}. Versuchen Sie es in {duration} erneut.',
  tryingAgainIn: '{problem}. Nächster Versuch in {duration} …',
  sentLater: '{what}, in {duration}.',
  waitingToSend: '{what}, in {duration} …',
  waitingFor: '{what}. Warten …',
  tryAgainSoon: '{what}. Versuchen Sie es gleich noch einmal.',
  noticeDue:
    'Zuerst müssen Sie den Hinweis sehen: Führen Sie kreyac einmal in einem Terminal aus. Wenn das nicht hilft, geben Sie sich Schreibrechte für die Einstellungsdatei; kreyac info zeigt ihren Pfad.',
});

const events = translationOf<TelemetryCommands['events']>()({
  since: 'seit {version}',
  fieldSince: 'Seit {version}.',
  accepts: 'Möglich: {values}.',
  oneOf: '{values}',
  flag: 'true oder false',
  wholeNumber: 'eine ganze Zahl von {min} bis {max}',
  version: 'eine Versionsnummer mit ein bis vier Teilen',
  unknown: 'Unbekanntes Ereignis: {name}.',
  seeList: 'kreyac telemetry events listet alle auf.',
});

export const telemetry = translationOf<TelemetryCommands>()({
  status,
  reasons,
  choice,
  events,
  show,
  check,
  flush,
  resetId: {
    done: 'Die Installations-ID lautet jetzt {id}.',
    previousId: 'Vorher lautete sie {id}.',
    none: 'Es gibt noch keine Installations-ID.',
  },
  erase: {
    question: 'Lokale Telemetriedaten löschen und die Löschung auf dem Server verlangen? [j/N] ',
    noTerminal: 'Ohne Terminal ist keine Rückfrage möglich. Mit --yes wird ohne Rückfrage fortgefahren.',
    cancelled: 'Es wurde nichts gelöscht.',
    sent: 'Der Server hat die Aufforderung erhalten, alles zur Installations-ID {id} zu löschen.',
    waiting:
      'Die Aufforderung, alles zur Installations-ID {id} zu löschen, ist gespeichert, aber noch nicht gesendet: {reason}',
    sentSoon: 'Die App oder kreyac sendet sie so bald wie möglich, und zwar als Erstes.',
    filesDeleted: 'Die lokalen Telemetriedateien wurden gelöscht.',
    filesLeft: 'Nicht alle lokalen Telemetriedateien konnten gelöscht werden. {problem}',
    none: 'Es gibt keine Installations-ID, für die Sie eine Löschung verlangen könnten.',
    locked:
      'Die Telemetrie ist durch {name} ausgeschaltet, daher kann kreyac die Aufforderung nicht senden. Wenden Sie sich an den Betreiber des Servers: Er soll alles zur Installations-ID {id} löschen.',
    noReceiver:
      'Es ist kein Empfänger eingerichtet ({variable}), an den die Aufforderung gesendet werden könnte. Wenden Sie sich an den Betreiber des Servers: Er soll alles zur Installations-ID {id} löschen.',
    policy: 'Wie das geht, steht in der Datenschutzerklärung: {url}',
    failed:
      'Die Aufforderung konnte nicht gespeichert oder die Installations-ID nicht ersetzt werden. {problem}',
    noAnswer: 'Der Server hat nicht rechtzeitig geantwortet.',
  },
  delete: {
    question: 'Ausstehende und gesendete Daten sowie die Installations-ID löschen? [j/N] ',
    noTerminal: 'Ohne Terminal ist keine Rückfrage möglich. Mit --yes wird ohne Rückfrage gelöscht.',
    cancelled: 'Es wurde nichts gelöscht.',
    done: 'Die lokalen Telemetriedateien wurden gelöscht.',
    previousId: 'Die Installations-ID war {id}.',
    requestKept:
      'Eine noch nicht gesendete Aufforderung zur Löschung bleibt erhalten. kreyac telemetry status zeigt sie.',
  },
});
