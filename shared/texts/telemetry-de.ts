import { fileProblems } from './file-problems-de.ts';
import { controls, delivery, privacy } from './settings-de.ts';
import type { TelemetryTexts } from './telemetry-en.ts';

/** The same in German. */
export const telemetry: TelemetryTexts = {
  language: 'de',
  ok: 'OK',
  tryAgain: 'Erneut versuchen',
  controls,
  privacy,
  delivery,

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
    unwritable:
      'Aus. {product} kann nicht in den Ordner `{folder}` schreiben. Einstellungen werden nicht gespeichert, und es wird nichts aufgezeichnet. Um das zu ändern, geben Sie sich Schreibrechte für den Ordner und starten Sie {product} neu.',
    endpoint: {
      missing:
        'In dieser Version ist kein Empfänger eingerichtet (`{endpointVariable}`). Die Nutzung wird nicht gezählt.',
      invalid: '`{endpointVariable}` ist keine http- oder https-Adresse. Die Nutzung wird nicht gezählt.',
    },
    lockedBy: {
      commandLine:
        'Ausgeschaltet durch die Befehlszeilenoption `{name}`. Um das zu ändern, starten Sie {product} ohne sie.',
      environment:
        'Ausgeschaltet durch die Umgebungsvariable `{name}`. Um das zu ändern, entfernen Sie sie und starten {product} neu.',
      configurationFile:
        'Ausgeschaltet durch die Konfigurationsdatei `{name}`. Um das zu ändern, bearbeiten Sie die Datei und starten {product} neu.',
      noHome:
        'Ausgeschaltet, weil kein Benutzerverzeichnis gefunden wurde. Um das zu ändern, setzen Sie die Umgebungsvariable `{name}` auf einen absoluten Pfad und starten {product} neu.',
      unnamed: 'Außerhalb dieser Einstellungen ausgeschaltet.',
    },
  },

  fileProblems,

  choiceFailed: {
    on: 'Ihre Auswahl konnte nicht gespeichert werden, daher bleibt die Telemetrie ausgeschaltet. {problem}',
    off: 'Ihre Auswahl konnte nicht gespeichert werden. Die Telemetrie ist nur ausgeschaltet, bis dieses Programm beendet wird. {problem}',
  },

  waiting: { one: '{count} Ereignis wartet', other: '{count} Ereignisse warten' },

  waitingErrors: { one: '{count} Fehlerbericht wartet', other: '{count} Fehlerberichte warten' },

  activity: {
    deleteFailed: 'Nicht alles konnte gelöscht werden. {problem}',
    resetFailed: 'Die neue ID konnte nicht gespeichert werden, daher bleibt die alte gültig. {problem}',
    saveTitle: 'Telemetrie-Aktivität speichern',
    saveFailed: 'Die Datei konnte nicht geschrieben werden ({code}). Wählen Sie einen anderen Ort.',
  },

  turnOn: {
    message: 'Telemetrie einschalten?',
    detail:
      'Eine Seite von {product} möchte die Telemetrie einschalten, obwohl Sie dort nichts angeklickt haben. Die Telemetrie zählt, welche Funktionen genutzt werden, und meldet Fehler – unter einer zufälligen Kennung und ohne personenbezogene Daten.',
    turnOn: 'Einschalten',
    keepOff: 'Ausgeschaltet lassen',
    declined: 'Die Telemetrie bleibt ausgeschaltet, weil das Einschalten nicht bestätigt wurde.',
  },

  notice: {
    title: '{product} erhebt Nutzungsdaten',
    what: 'Die Telemetrie ist standardmäßig eingeschaltet. Sie zählt, welche Funktionen genutzt werden, und meldet Fehler – unter einer zufälligen Kennung und ohne personenbezogene Daten. Vor diesem Hinweis wurde nichts gesendet.',
    how: 'Sie können sie jederzeit in den Einstellungen ausschalten.',
    settings: 'Einstellungen',
    byVariable: 'Sie schalten sie aus, indem Sie die Variable {variable} auf true setzen.',
  },

  footer: {
    loading: 'Telemetrie wird geprüft …',
    failed: 'Der Zustand der Telemetrie ist unbekannt: {message}',
    on: 'Telemetrie ist eingeschaltet',
    off: 'Telemetrie ist ausgeschaltet',
    noReceiver: 'Die Nutzung wird nicht gezählt: Es ist kein Empfänger eingerichtet',
  },
};
