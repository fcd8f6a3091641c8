import type { Texts } from './en.ts';
import { inspector } from './inspector-de.ts';
import { about, activityPage, appearance, catalogue, delivery, privacy, settings } from './settings-de.ts';

/** The same in German. */
export const de: Texts = {
  language: 'de',
  ok: 'OK',
  tryAgain: 'Erneut versuchen',

  start: {
    name: 'Kreya',
    kind: '— API-Client',
    lead: 'Diese App steht stellvertretend für Kreya, um die Telemetrie auszuprobieren: Alles auf dieser Seite funktioniert und wird aufgezeichnet wie in Kreya selbst.',
    settings: 'Einstellungen',
    actions: 'Erste Schritte',
    invokeOperation: 'Operation ausführen',
    invokeOperationHint: 'Sendet die erste Anfrage des Beispiels.',
    switchEnvironment: 'Umgebung wechseln',
    switchEnvironmentHint: 'Aktiviert die nächste Umgebung des Beispiels.',
    activeEnvironment: 'Aktiv: {name}',
    openExample: 'Beispielprojekt öffnen',
    openExampleHint: 'Ein kleiner Buchladen mit drei Umgebungen.',
    recorded: 'Aufgezeichnet: {event}',
    notRecordedOff: 'Telemetrie ist ausgeschaltet: Es wurde nichts aufgezeichnet',
    notRecordedNoReceiver: 'Kein Empfänger eingerichtet: Es wurde nichts aufgezeichnet',
  },

  project: {
    example: 'Beispielprojekt',
    environment: 'Umgebung',
    operations: 'Operationen',
    invoke: 'Ausführen',
    invokeNamed: 'Ausführen: {name}',
  },

  invocation: {
    title: 'Antwort',
    nothingYet: 'Führen Sie eine Operation aus, um hier die Antwort des Servers zu sehen.',
    running: 'Warten auf die Antwort …',
    cancel: 'Abbrechen',
    answered: 'Beantwortet nach {duration}.',
    body: 'Inhalt der Antwort',
    cancelled: 'Nach {duration} abgebrochen.',
    timedOut: 'Innerhalb von {duration} kam keine Antwort.',
    timedOutHint:
      'Der Server ist möglicherweise überlastet. Versuchen Sie es später erneut, oder geben Sie der Operation mehr Zeit.',
    unreachable: 'Der Server hat die Verbindung abgebrochen oder ist nicht erreichbar.',
    unreachableHint: 'Prüfen Sie, ob er läuft und ob die Adresse stimmt, und versuchen Sie es dann erneut.',
    failed: 'Die Operation konnte nicht ausgeführt werden.',
  },

  menu: {
    settings: 'Einstellungen',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    window: 'Fenster',
    help: 'Hilfe',
    inspector: 'Telemetrie-Inspektor',
    roles: {
      about: 'Über Kreya',
      services: 'Dienste',
      hide: 'Kreya ausblenden',
      hideOthers: 'Andere ausblenden',
      unhide: 'Alle einblenden',
      quit: 'Kreya beenden',
      undo: 'Rückgängig',
      redo: 'Wiederholen',
      cut: 'Ausschneiden',
      copy: 'Kopieren',
      paste: 'Einfügen',
      delete: 'Löschen',
      selectAll: 'Alles auswählen',
      reload: 'Neu laden',
      toggleDevTools: 'Entwicklerwerkzeuge',
      resetZoom: 'Originalgröße',
      zoomIn: 'Vergrößern',
      zoomOut: 'Verkleinern',
      togglefullscreen: 'Vollbild',
      minimize: 'Minimieren',
      close: 'Fenster schließen',
      front: 'Alle nach vorne bringen',
    },
  },

  windows: {
    start: 'Kreya',
    settings: 'Einstellungen — Kreya',
    inspector: 'Telemetrie-Inspektor — Kreya',
  },

  activity: {
    deleteFailed:
      'Nicht alles konnte gelöscht werden ({code}). Schließen Sie andere Programme, die die Dateien benutzen, und versuchen Sie es erneut.',
    resetFailed: 'Die neue ID konnte nicht gespeichert werden ({code}). Die alte bleibt.',
    saveTitle: 'Telemetrie-Aktivität speichern',
    saveFailed: 'Die Datei konnte nicht geschrieben werden ({code}). Wählen Sie einen anderen Ort.',
  },

  inspector,

  failure: {
    title: 'Auf dieser Seite ist ein Fehler aufgetreten',
    explanation: 'Was Sie gespeichert haben, ist nicht verloren. Laden Sie die Seite neu, um fortzufahren.',
    reload: 'Neu laden',
  },

  notice: {
    title: 'Kreya erhebt Nutzungsdaten',
    what: 'Die Telemetrie ist standardmäßig eingeschaltet. Sie zählt, welche Funktionen genutzt werden, und meldet Fehler – unter einer zufälligen Kennung und ohne personenbezogene Daten. Vor diesem Hinweis wurde nichts gesendet.',
    how: 'Sie können sie jederzeit in den Einstellungen ausschalten.',
  },

  footer: {
    loading: 'Telemetrie wird geprüft …',
    failed: 'Der Zustand der Telemetrie ist unbekannt: {message}',
    on: 'Telemetrie ist eingeschaltet',
    off: 'Telemetrie ist ausgeschaltet',
    noReceiver: 'Die Nutzung wird nicht gezählt: Es ist kein Empfänger eingerichtet',
  },

  settings,
  appearance,
  privacy,
  delivery,
  activityPage,
  catalogue,
  about,

  state: {
    on: 'Ein. Ereignisse werden aufgezeichnet und im Hintergrund gesendet.',
    off: 'Aus. Nichts wird aufgezeichnet.',
    offNoReceiver: 'Aus.',
    offSending: {
      one: 'Aus. {count} Ereignis von vor dem Ausschalten wird noch gesendet.',
      other: 'Aus. {count} Ereignisse von vor dem Ausschalten werden noch gesendet.',
    },
    offSendingErrors: {
      one: 'Aus. {count} Fehlerbericht von vor dem Ausschalten wird noch gesendet.',
      other: 'Aus. {count} Ereignisse und Fehlerberichte von vor dem Ausschalten werden noch gesendet.',
    },
    settingsUnreadable:
      'Die Datei mit Ihren Einstellungen war nicht lesbar und wurde beiseitegelegt. Telemetrie bleibt aus, bis Sie sich entscheiden.',
    endpoint: {
      missing:
        'In dieser Version ist kein Empfänger eingerichtet (`KREYA_TELEMETRY_ENDPOINT`). Die Nutzung wird nicht gezählt.',
      invalid:
        '`KREYA_TELEMETRY_ENDPOINT` ist keine http- oder https-Adresse. Die Nutzung wird nicht gezählt.',
    },
    lockedBy: {
      commandLine:
        'Ausgeschaltet durch die Befehlszeilenoption `{name}`. Um das zu ändern, starten Sie Kreya ohne sie.',
      environment:
        'Ausgeschaltet durch die Umgebungsvariable `{name}`. Um das zu ändern, entfernen Sie sie und starten Kreya neu.',
      configurationFile:
        'Ausgeschaltet durch die Konfigurationsdatei `{name}`. Um das zu ändern, bearbeiten Sie die Datei und starten Kreya neu.',
      unnamed: 'Außerhalb dieser Einstellungen ausgeschaltet.',
    },
  },

  waiting: { one: '{count} Ereignis wartet', other: '{count} Ereignisse warten' },
  waitingErrors: { one: '{count} Fehlerbericht wartet', other: '{count} Fehlerberichte warten' },
};
