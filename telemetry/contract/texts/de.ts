import { translationOf } from '../../catalogue/translation-of.ts';
import { activityPage } from './activity-page-de.ts';
import { cataloguePage } from './catalogue-page-de.ts';
import type { telemetry as english } from './en.ts';
import { erasure } from './erasure-de.ts';
import { fileProblems } from './file-problems-de.ts';
import { common, events, groups } from './own-events-de.ts';
import { records } from './records-de.ts';
import { sendingPause } from './sending-pause-de.ts';
import { warnings } from './warnings-de.ts';

/** The same in German. */
export const telemetry = translationOf<typeof english>()({
  language: 'de',
  tryAgain: 'Erneut versuchen',
  controls: {
    noAnswer: '{product} antwortet nicht. Wenn das so bleibt, starten Sie {product} neu.',
    tooManyChanges: 'Zu viele Änderungen in kurzer Zeit. Versuchen Sie es in einigen Sekunden erneut.',
    cancel: 'Abbrechen',
    copy: 'Kopieren',
    copied: 'Kopiert',
  },
  privacy: {
    loading: 'Die Telemetrie-Einstellung wird gelesen …',
    failed: 'Die Telemetrie-Einstellung konnte nicht gelesen werden.',
    switch: 'Telemetrie',
    switchHint:
      'Ist die Telemetrie eingeschaltet, zählt {product}, welche Funktionen Sie nutzen, und meldet Fehler und Abstürze, damit wir wissen, was wir verbessern sollten. Was Sie eingeben oder öffnen, wird nie erfasst.',
    turningOff: {
      lead: 'Das Ausschalten',
      rest: 'beendet die Aufzeichnung; ein letztes Ereignis meldet es.',
    },
    recordedUntilThen: {
      lead: 'Was bis dahin aufgezeichnet wurde,',
      rest: 'wird noch gesendet, wenn Sie es nicht vorher löschen.',
    },
    alreadySent: {
      lead: 'Was bereits gesendet wurde,',
      rest: 'bleibt auf dem Server, sofern Sie nicht die Löschung verlangen.',
    },
    delivery: 'Versand',
    sendNow: 'Jetzt senden',
    tryNow: 'Jetzt versuchen',
    deleteEarlier: { one: 'Löschen', other: 'Löschen' },
    deletedEarlier: 'Gelöscht. Davon wird nichts gesendet.',
    installationId: 'Installations-ID',
    installationIdHint:
      'Zufällig auf diesem Computer erzeugt und das Einzige, was ein Ereignis mit dem nächsten verbindet.',
    noInstallationId: 'Noch keine: Sie wird erzeugt, sobald die Telemetrie sie zum ersten Mal braucht.',
    noInstallationIdLocked: 'Keine. Solange die Telemetrie gesperrt ist, wird auch keine erzeugt.',
    copyInstallationId: 'Installations-ID kopieren',
    copyFailed:
      'Die ID konnte nicht kopiert werden. Sie ist markiert, sodass Sie sie mit der Tastatur kopieren können.',
    reset: 'Zurücksetzen …',
    resetInstallationId: 'Installations-ID zurücksetzen …',
    resetTitle: 'Installations-ID zurücksetzen?',
    resetExplanation:
      '{product} erzeugt eine neue zufällige ID. Bisher aufgezeichnete Ereignisse behalten die alte ID, und niemand kann sie mit späteren verknüpfen. Das lässt sich nicht rückgängig machen.',
    resetConfirm: 'ID zurücksetzen',
    resetDone: 'Die Installations-ID wurde zurückgesetzt.',
    resetBefore: 'Die bisherige ID war:',
  },
  delivery: {
    nothingWaits: 'Keine Daten ausstehend',
    neverSent: 'noch nichts gesendet',
    lastSent: 'zuletzt gesendet: {when}',
    momentAgo: 'gerade eben',
    sending: 'Wird gesendet …',
    sendingCollected: 'Was vor dem Ausschalten aufgezeichnet wurde, wird gesendet …',
    problem: {
      unreachable: 'Der Server ist nicht erreichbar',
      untrusted: 'Dieser Computer vertraut dem Zertifikat des Servers nicht',
      intercepted: 'Statt des Servers antwortet etwas anderes, zum Beispiel ein Proxy oder eine Anmeldeseite',
      unavailable: 'Der Server ist vorübergehend nicht verfügbar',
      refused: 'Der Server lehnt die Daten ab',
    },
    elsewhere: 'Ein anderer {product}-Prozess sendet gerade',
    keptApart: 'Der Rest gehört zu einer anderen Installations-ID und wird getrennt gesendet',
    whenUntrusted:
      'Prüfen Sie das Datum des Computers oder wenden Sie sich an die Administration Ihres Netzwerks',
    whenIntercepted: 'Melden Sie sich im Netzwerk an oder prüfen Sie die Proxy-Einstellungen',
    nextTry: 'nächster Versuch {when}',
    nextTryNow: 'gleich',
    nextTrySoon: 'in weniger als einer Minute',
    nextTryAbout: 'in etwa {duration}',
    heldByLock: 'Solange die Telemetrie gesperrt ist, wird nichts gesendet',
    heldByChoice: 'Solange Sie die Telemetrie nicht einschalten, wird nichts gesendet',
    heldByNotice:
      'Es wird nichts gesendet, bevor Sie den Hinweis im Hauptfenster von {product} gesehen haben',
    noReceiver: {
      missing: 'Es wird nichts gesendet: Es ist kein Empfänger eingerichtet',
      invalid: 'Es wird nichts gesendet: Die Adresse des Empfängers ist ungültig',
    },
    tried: {
      sent: 'Gesendet.',
      unreachable: 'Soeben versucht: Der Server war nicht erreichbar.',
      untrusted: 'Soeben versucht: Dieser Computer vertraut dem Zertifikat des Servers nicht.',
      intercepted:
        'Soeben versucht: Anstelle des Servers scheint ein Proxy oder eine Anmeldeseite zu antworten.',
      unavailable: 'Nicht gesendet: Der Server ist vorübergehend nicht verfügbar.',
      refused: 'Soeben versucht: Der Server hat die Daten abgelehnt.',
      rest: 'Ein Teil davon steht noch aus.',
      elsewhere: 'Nicht gesendet: Ein anderer {product}-Prozess sendet bereits.',
      held: 'Nicht gesendet: Im Moment darf nichts gesendet werden.',
    },
  },

  state: {
    on: 'Eingeschaltet. Ereignisse werden aufgezeichnet und im Hintergrund gesendet.',
    onPaused: 'Eingeschaltet. Es wird aufgezeichnet, aber der Versand ist angehalten.',
    off: 'Ausgeschaltet. Es wird nichts aufgezeichnet.',
    undecided: 'Ausgeschaltet. Solange Sie die Telemetrie nicht einschalten, wird nichts aufgezeichnet.',
    offNoReceiver: 'Ausgeschaltet.',
    offSending: {
      one: 'Ausgeschaltet. Es wird nichts Neues aufgezeichnet. {count} früheres Ereignis wird noch gesendet.',
      other:
        'Ausgeschaltet. Es wird nichts Neues aufgezeichnet. {count} frühere Ereignisse werden noch gesendet.',
    },
    offSendingErrors: {
      one: 'Ausgeschaltet. Es wird nichts Neues aufgezeichnet. {count} früherer Fehlerbericht wird noch gesendet.',
      other:
        'Ausgeschaltet. Es wird nichts Neues aufgezeichnet. {count} frühere Fehlerberichte werden noch gesendet.',
    },
    offSendingBoth: {
      one: 'Ausgeschaltet. Es wird nichts Neues aufgezeichnet. {count} früherer Eintrag wird noch gesendet.',
      other:
        'Ausgeschaltet. Es wird nichts Neues aufgezeichnet. {count} frühere Ereignisse und Fehlerberichte werden noch gesendet.',
    },
    settingsUnreadable:
      'Die Datei mit Ihren Einstellungen war nicht lesbar und wurde beiseitegelegt. Die Telemetrie bleibt ausgeschaltet, bis Sie sie einschalten.',
    unwritable:
      'Ausgeschaltet. {product} kann nicht in den Ordner `{folder}` schreiben. Einstellungen können nicht gespeichert werden, und es wird nichts aufgezeichnet. Um das zu ändern, geben Sie sich Schreibrechte für den Ordner und starten Sie {product} neu.',
    endpoint: {
      missing:
        'Die Nutzung wird unabhängig von Ihrer Auswahl nicht gezählt: In dieser Version ist kein Empfänger eingerichtet (`{endpointVariable}`).',
      invalid:
        'Die Nutzung wird unabhängig von Ihrer Auswahl nicht gezählt: `{endpointVariable}` ist keine http- oder https-Adresse.',
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
      unnamed: 'An anderer Stelle ausgeschaltet, nicht in diesen Einstellungen.',
    },
  },

  fileProblems,

  warnings,

  choiceFailed: {
    on: 'Ihre Auswahl konnte nicht gespeichert werden, daher bleibt die Telemetrie ausgeschaltet. {problem}',
    off: 'Ihre Auswahl konnte nicht gespeichert werden. Die Telemetrie ist nur ausgeschaltet, bis dieses Programm beendet wird. {problem}',
    unanswered: 'Ihre Auswahl konnte nicht gespeichert werden. Sie werden erneut gefragt. {problem}',
  },

  waiting: { one: '{count} Ereignis ausstehend', other: '{count} Ereignisse ausstehend' },

  waitingErrors: { one: '{count} Fehlerbericht ausstehend', other: '{count} Fehlerberichte ausstehend' },

  activity: {
    deleteFailed: 'Es konnte nicht alles gelöscht werden. {problem}',
    resetFailed: 'Die neue ID konnte nicht gespeichert werden, daher bleibt die alte gültig. {problem}',
    saveTitle: 'Telemetrie-Aktivität speichern',
    saveFailed: 'Die Datei konnte nicht geschrieben werden ({code}). Wählen Sie einen anderen Ort.',
  },

  activityPage,

  sendingPause,

  erasure,

  cataloguePage,

  records,

  groups,

  common,
  events,

  turnOn: {
    message: 'Telemetrie einschalten?',
    detail:
      'Eine Seite von {product} möchte die Telemetrie einschalten, obwohl Sie dort nichts angeklickt haben. Die Telemetrie zählt, welche Funktionen Sie nutzen, und meldet Fehler – unter einer zufälligen ID. Was Sie eingeben oder öffnen, wird nie erfasst.',
    turnOn: 'Einschalten',
    keepOff: 'Ausgeschaltet lassen',
    declined: 'Die Telemetrie bleibt ausgeschaltet, weil das Einschalten nicht bestätigt wurde.',
  },

  endByError: {
    message: '{product} muss wegen eines unerwarteten Fehlers beendet werden.',
    detail: 'Was Sie gespeichert haben, bleibt erhalten. Starten Sie {product} neu, um weiterzuarbeiten.',
    restart: '{product} neu starten',
    close: 'Schließen',
  },

  notice: {
    title: '{product} erhebt Telemetriedaten',
    what: '{product} zählt, welche Funktionen Sie nutzen, und meldet Fehler, beides unter einer zufälligen ID. Was Sie eingeben oder öffnen, wird nie erfasst. Vor diesem Hinweis wurde nichts gesendet.',
    turningOff: {
      lead: 'Das Ausschalten',
      rest: 'beendet die Aufzeichnung; ein letztes Ereignis meldet es.',
    },
    recordedUntilThen: {
      lead: 'Was bis dahin aufgezeichnet wurde,',
      rest: 'wird noch gesendet, wenn Sie es nicht in den Einstellungen löschen.',
    },
    everything: {
      lead: 'Alles, was gesendet wird,',
      rest: 'sehen Sie in den Einstellungen. Dort können Sie Ihre Auswahl jederzeit ändern.',
    },
    keepOn: 'Eingeschaltet lassen',
    turnOff: 'Ausschalten',
    catalogue: 'Was wir erheben',
    settings: 'Einstellungen',
    byCommand: 'Ausschalten: {command}',
    byVariable: 'Ausschalten: die Variable {variable} auf true setzen',
  },

  question: {
    title: 'Telemetrie in {product} einschalten?',
    what: 'Die Telemetrie zählt, welche Funktionen Sie nutzen, und meldet Fehler – unter einer zufälligen ID. Was Sie eingeben oder öffnen, wird nie erfasst. Solange Sie die Telemetrie nicht einschalten, wird nichts aufgezeichnet.',
    how: 'In den Einstellungen können Sie das jederzeit ändern und alles ansehen, was gesendet wird.',
    turnOn: 'Einschalten',
    keepOff: 'Ausgeschaltet lassen',
  },

  privacyPolicy: 'Datenschutzerklärung',
  privacyPolicyFailed:
    'Es konnte kein Browser geöffnet werden. Die Datenschutzerklärung finden Sie unter {url}.',

  footer: {
    loading: 'Telemetrie wird geprüft …',
    failed: 'Der Telemetriestatus ist unbekannt: {message}',
    on: 'Telemetrie ist eingeschaltet',
    off: 'Telemetrie ist ausgeschaltet',
    noReceiver: 'Die Nutzung wird nicht gezählt: Es ist kein Empfänger eingerichtet',
  },
});
