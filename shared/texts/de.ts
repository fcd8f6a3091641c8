import type { Texts } from './en.ts';
import { about, activityPage, appearance, catalogue, delivery, privacy, settings } from './settings-de.ts';

/** The same in German. */
export const de: Texts = {
  language: 'de',
  ok: 'OK',
  tryAgain: 'Erneut versuchen',

  start: {
    name: 'Kreya',
    kind: '— API-Client',
    lead: 'Dies ist die App, in der Kreyas Telemetrie läuft. Sie steht für den eigentlichen Startbildschirm.',
    settings: 'Einstellungen',
    actions: 'Ereignis aufzeichnen',
    actionsLead:
      'Jede Schaltfläche zeichnet auf, was die echte Funktion aufzeichnen würde, und tut sonst nichts.',
    invokeOperation: 'Operation aufrufen',
    invokeOperationHint: 'Zeichnet das Ereignis auf, das ein Aufruf auslösen würde.',
    switchEnvironment: 'Umgebung wechseln',
    switchEnvironmentHint: 'Zeichnet das Ereignis auf, das ein Wechsel auslösen würde.',
    openExample: 'Beispielprojekt öffnen',
    openExampleHint: 'Zeichnet das Ereignis auf, das das Öffnen auslösen würde.',
    recorded: 'Aufgezeichnet: {event}',
    notRecordedOff: 'Telemetrie ist aus: nichts wurde aufgezeichnet',
    notRecordedNoReceiver: 'Kein Empfänger ist eingerichtet: nichts wurde aufgezeichnet',
  },

  menu: {
    settings: 'Einstellungen',
    view: 'Ansicht',
  },

  windows: {
    start: 'Kreya',
    settings: 'Einstellungen — Kreya',
  },

  activity: {
    deleteFailed:
      'Nicht alles konnte gelöscht werden ({code}). Schließen Sie andere Programme, die die Dateien benutzen, und versuchen Sie es erneut.',
    resetFailed: 'Die neue ID konnte nicht gespeichert werden ({code}). Die alte bleibt.',
    saveTitle: 'Telemetrie-Aktivität speichern',
    saveFailed: 'Die Datei konnte nicht geschrieben werden ({code}). Wählen Sie einen anderen Ort.',
  },

  failure: {
    title: 'Auf dieser Seite ist ein Fehler aufgetreten',
    explanation: 'Was Sie gespeichert haben, ist nicht verloren. Laden Sie die Seite neu, um fortzufahren.',
    reload: 'Neu laden',
  },

  notice: {
    title: 'Kreya erhebt Telemetrie zur Nutzung',
    what: 'Telemetrie ist zu Beginn eingeschaltet. Sie zählt, welche Funktionen genutzt werden, und meldet Fehler, unter einer zufälligen Kennung und ohne personenbezogene Daten. Vor diesem Hinweis wurde nichts gesendet.',
    how: 'Sie können sie jederzeit in den Einstellungen ausschalten.',
  },

  footer: {
    loading: 'Telemetrie wird geprüft …',
    failed: 'Der Zustand der Telemetrie ist unbekannt: {message}',
    on: 'Telemetrie ist ein',
    off: 'Telemetrie ist aus',
    noReceiver: 'Die Nutzung wird nicht gezählt: kein Empfänger ist eingerichtet',
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
