import { translationOf } from 'kreya-telemetry/catalogue';
import type { English } from './en.ts';
import { inspector } from './inspector-de.ts';
import { about, appearance, privacyPage, settings } from './settings-de.ts';

/** The same in German. */
export const de = translationOf<English>()({
  language: 'de',

  start: {
    name: 'Kreya',
    kind: '— API-Client',
    lead: 'Mit dieser Demo-App können Sie die Telemetrie von Kreya ausprobieren. Alles auf dieser Seite funktioniert, und was Sie tun, wird wie in Kreya selbst aufgezeichnet.',
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

  unkept: {
    title: 'Ihre Einstellungen können nicht gespeichert werden',
    what: '{product} kann nicht in den Ordner `{folder}` schreiben. Änderungen in den Einstellungen gehen beim Schließen von {product} verloren, und die Telemetrie ist ausgeschaltet.',
    how: 'Prüfen Sie, ob der Ordner Ihnen gehört, ob er schreibgeschützt ist und ob noch Speicherplatz frei ist. Starten Sie {product} danach neu.',
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

  inspector,

  failure: {
    title: 'Auf dieser Seite ist ein Fehler aufgetreten',
    explanation: 'Was Sie gespeichert haben, bleibt erhalten. Laden Sie die Seite neu, um fortzufahren.',
    reload: 'Neu laden',
  },

  settings,
  appearance,
  privacyPage,
  about,
});
