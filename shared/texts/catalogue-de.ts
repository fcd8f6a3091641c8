/** What the catalogue says of Kreya's events, in German: for the pages and for `kreyac`. */
import type { CatalogueTranslation } from 'kreya-telemetry/catalogue';
import type { catalogue } from '../catalogue.ts';

type Translation = CatalogueTranslation<typeof catalogue>;

const subscriptionPlan = 'Der genutzte Tarif.';
const message = 'Welche der Meldungen, die mit der App ausgeliefert werden.';
const importerType = 'Woraus der Importer liest.';
const authType = 'Die Art der Authentifizierung.';
const certificateType = 'Das Format des Zertifikats.';
const target = 'Ob die Einstellungen für alle Umgebungen gelten oder für eine.';
const invokerName = 'Das Protokoll.';

const operation = {
  operationType: 'Welche Seiten streamen.',
  invokerName,
  sendMode: 'Ob Anfragen alle auf einmal oder einzeln gesendet werden.',
  grpcMode: 'Die Variante von gRPC.',
  httpMethod: 'Die HTTP-Methode.',
};

const groups: Translation['groups'] = {
  Application: 'Anwendung',
  Account: 'Konto',
  Project: 'Projekt',
  'Environments, authentication and network': 'Umgebungen, Authentifizierung und Netzwerk',
  Operations: 'Operationen',
};

const events: Translation['events'] = {
  AppStarted: {
    description: 'Die App wurde gestartet.',
    fields: {
      version: 'Die Version von Kreya.',
      osName: 'Das Betriebssystem.',
      osVersion: 'Die Version des Betriebssystems.',
      osArch: 'Die Prozessorarchitektur des Betriebssystems.',
      processArch: 'Die Prozessorarchitektur, für die diese Version gebaut ist.',
      subscriptionPlan,
      authenticated: 'Ob ein Konto angemeldet ist.',
      appKind: 'Die Desktop-App (ui) oder kreyac (cli).',
      packageManager: 'Wie Kreya installiert wurde.',
    },
  },
  AppClosed: {
    description: 'Die App wurde geschlossen.',
    fields: { openDurationSeconds: 'Wie viele Sekunden sie geöffnet war.' },
  },
  CliCommandExecuted: {
    description: 'Ein Befehl von kreyac wurde ausgeführt.',
    fields: {
      command: 'Welcher Befehl.',
      durationMs: 'Wie viele Millisekunden er gedauert hat.',
      succeeded: 'Ob er erfolgreich war.',
    },
  },
  ThemeChanged: {
    description: 'Ein anderes Farbschema wurde gewählt.',
    fields: { theme: 'Das gewählte Farbschema.' },
  },
  UserMessageShown: {
    description: 'Eine Meldung, die mit der App ausgeliefert wird, wurde angezeigt.',
    fields: { message },
  },
  UserMessageActionClicked: {
    description: 'In einer Meldung wurde eine Aktion angeklickt.',
    fields: { message, action: 'Welche Aktion.' },
  },
  TourStepCompleted: {
    description: 'Ein Schritt der Einführung wurde abgeschlossen.',
    fields: { step: 'Welcher Schritt.' },
  },

  LoggedIn: { description: 'Ein Konto wurde angemeldet.', fields: { subscriptionPlan } },
  LoggedOut: { description: 'Ein Konto wurde abgemeldet.', fields: { subscriptionPlan } },
  ProductKeyActivated: {
    description: 'Ein Produktschlüssel wurde aktiviert.',
    fields: { subscriptionPlan },
  },

  ExampleProjectOpened: { description: 'Das Beispielprojekt wurde geöffnet.' },
  ProjectImported: {
    description: 'Ein Projekt wurde aus einem anderen Programm importiert.',
    fields: { importType: 'Das Format, aus dem importiert wurde.' },
  },
  ProjectSettingsUpdated: {
    description: 'Die Einstellungen eines Projekts wurden geändert.',
    fields: { target },
  },
  DirectorySettingsUpdated: {
    description: 'Die Einstellungen eines Ordners wurden geändert.',
    fields: { target },
  },
  ImportStreamCreated: { description: 'Ein Importer wurde angelegt.', fields: { importerType } },
  ImportStreamUpdated: { description: 'Ein Importer wurde geändert.', fields: { importerType } },
  ImportStreamDeleted: { description: 'Ein Importer wurde gelöscht.', fields: { importerType } },
  SnapshotSettingsChanged: {
    description: 'Die Snapshot-Einstellungen wurden geändert.',
    fields: { scope: 'Wofür die Einstellungen gelten.', enabled: 'Ob Snapshots eingeschaltet sind.' },
  },

  ActiveEnvironmentChanged: {
    description: 'Eine andere Umgebung wurde aktiviert.',
    fields: { method: 'Wo sie ausgewählt wurde.' },
  },
  EnvironmentCreated: { description: 'Eine Umgebung wurde angelegt.' },
  EnvironmentUpdated: { description: 'Eine Umgebung wurde geändert.' },
  EnvironmentDeleted: { description: 'Eine Umgebung wurde gelöscht.' },
  AuthConfigCreated: { description: 'Eine Authentifizierung wurde angelegt.', fields: { authType } },
  AuthConfigUpdated: { description: 'Eine Authentifizierung wurde geändert.', fields: { authType } },
  AuthConfigDeleted: { description: 'Eine Authentifizierung wurde gelöscht.', fields: { authType } },
  CertificateCreated: {
    description: 'Ein Client-Zertifikat wurde hinzugefügt.',
    fields: { certificateType },
  },
  CertificateUpdated: { description: 'Ein Client-Zertifikat wurde geändert.', fields: { certificateType } },
  CertificateDeleted: { description: 'Ein Client-Zertifikat wurde entfernt.', fields: { certificateType } },
  ActiveProxyChanged: {
    description: 'Ein anderer Proxy wurde aktiviert.',
    fields: { proxyKind: 'Die Art des Proxys.' },
  },
  ProxyCreated: { description: 'Ein Proxy wurde angelegt.' },
  ProxyUpdated: { description: 'Ein Proxy wurde geändert.' },
  ProxyDeleted: { description: 'Ein Proxy wurde gelöscht.' },

  OperationInvoked: {
    description: 'Eine Operation wurde ausgeführt.',
    fields: { ...operation, hasScript: 'Ob die Operation ein Skript hat.' },
  },
  OperationInvocationCancelled: {
    description: 'Eine laufende Operation wurde abgebrochen.',
    fields: operation,
  },
  InvokerScriptInvoked: { description: 'Ein Skript wurde ausgeführt.' },
  InvokerScriptInvocationCancelled: { description: 'Ein laufendes Skript wurde abgebrochen.' },
  OperationCollectionInvoked: { description: 'Eine Sammlung von Operationen wurde ausgeführt.' },
  OperationCollectionInvocationCancelled: { description: 'Eine laufende Sammlung wurde abgebrochen.' },
  HistoryOverviewOpened: { description: 'Der Verlauf der Ausführungen wurde geöffnet.' },
  SnapshotContentAccepted: {
    description: 'Die Änderungen in einem Snapshot wurden teilweise übernommen.',
  },
  SnapshotAccepted: { description: 'Ein Snapshot wurde übernommen.', fields: { invokerName } },
  ScriptingDataPreviewed: {
    description: 'Daten aus einem Skript wurden in der Vorschau angezeigt.',
    fields: { previewKind: 'Was angezeigt wurde.' },
  },
};

export const catalogueInGerman: Translation = { groups, events };
