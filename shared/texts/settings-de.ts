/** The words of the Settings window, in German. */
import type { Texts } from './en.ts';

export const settings: Texts['settings'] = {
  title: 'Einstellungen',
  skip: 'Zum Inhalt springen',
  sections: {
    appearance: 'Darstellung',
    privacy: 'Datenschutz & Telemetrie',
    activity: 'Aktivität',
    catalogue: 'Was wir erheben',
    about: 'Über Kreya',
  },
};

export const appearance: Texts['appearance'] = {
  theme: 'Design',
  themeHint: '„System“ richtet sich nach der Einstellung Ihres Computers.',
  themes: { light: 'Hell', dark: 'Dunkel', system: 'System' },
};

export const privacyPage: Texts['privacyPage'] = {
  more: 'Sehen Sie selbst nach',
  toActivityHint: 'Was auf diesem Computer aufgezeichnet und gesendet wurde, Byte für Byte.',
  toCatalogueHint: 'Jedes Ereignis, das es gibt, mit jedem möglichen Wert.',
};

export const activityPage: Texts['activityPage'] = {
  lead: 'Alles, was die Telemetrie aufgezeichnet und gesendet hat, soweit es noch auf diesem Computer liegt – genau so, wie es übertragen wird.',
  loading: 'Aufgezeichnetes wird gelesen …',
  failed: 'Was aufgezeichnet wurde, konnte nicht gelesen werden.',
  filterEvent: 'Anzeigen',
  all: 'Alles',
  allEvents: 'Alle Ereignisse',
  errors: 'Fehler und Abstürze',
  events: 'Ereignisse',
  filterState: 'Zustand',
  states: { all: 'Alle', waiting: 'Wartend', sent: 'Gesendet' },
  shown: { one: '{count} Eintrag', other: '{count} Einträge' },
  shownOf: { one: '{shown} von {count} Eintrag', other: '{shown} von {count} Einträgen' },
  reading: 'wird weiter gelesen …',
  saveAll: 'Alles speichern …',
  saved: 'Gespeichert als {path}.',
  deleteHistory: 'Verlauf löschen …',
  deleteTitle: 'Lokalen Verlauf löschen?',
  deleteExplanation:
    'Die Kopien dessen, was gesendet wurde, werden von diesem Computer entfernt. Was der Server bereits hat, bleibt dort, und was wartet, wird noch gesendet.',
  deleteConfirm: 'Verlauf löschen',
  deleted: 'Der lokale Verlauf wurde gelöscht.',
  list: 'Aufgezeichnete Ereignisse und Fehler, neueste zuerst',
  waiting: 'Wartet',
  sent: 'Gesendet',
  recordedAt: 'Aufgezeichnet {time}',
  sentAt: 'gesendet {time}',
  notSentYet: 'noch nicht gesendet',
  unknownTime: 'zu unbekannter Zeit',
  unknownEvent: 'Ein Ereignis einer anderen Version von Kreya.',
  unreadableRecord: 'Nicht verstanden; so gezeigt, wie es ist.',
  event: 'Ereignis',
  errorReport: 'Fehlerbericht',
  bytes: 'Die übertragenen Bytes',
  format: 'Wie die Bytes gezeigt werden',
  formats: { pretty: 'Eingerückt', raw: 'Roh' },
  copyEntry: 'Gezeigtes kopieren',
  copyEntryFailed: 'Kopieren war nicht erlaubt.',
  around: 'Was zusammen damit gesendet wird',
  aroundHint:
    'Gesendet wird mehreres auf einmal. Dies steht unmittelbar vor dem ersten und nach dem letzten davon.',
  before: 'Davor',
  after: 'Danach',
  unreadable: {
    one: '{count} Teil war nicht lesbar; er stammt vielleicht von einer neueren Version von Kreya.',
    other: '{count} Teile waren nicht lesbar; sie stammen vielleicht von einer neueren Version von Kreya.',
  },
  emptyOn: 'Noch nichts',
  emptyOnHint: 'Was Kreya von jetzt an aufzeichnet, erscheint hier sofort.',
  emptyOff: 'Telemetrie ist aus',
  emptyOffHint: 'Nichts wird aufgezeichnet, und es liegen keine früheren Einträge mehr auf diesem Computer.',
  emptyNoReceiverHint: 'Kein Empfänger ist eingerichtet, daher wird nichts aufgezeichnet.',
  noMatch: 'Nichts gefunden',
  noMatchHint: 'Nichts Aufgezeichnetes entspricht dem, was Sie zum Anzeigen gewählt haben.',
  showAll: 'Alles anzeigen',
  chart: 'Einträge pro Tag, letzte 14 Tage',
  chartSummary: 'Einträge pro Tag in den letzten 14 Tagen: insgesamt {total}, an einem Tag höchstens {most}.',
  chartMost: 'Höchstwert: {count}',
  today: 'heute',
  asTable: 'Als Tabelle',
  day: 'Tag',
  count: 'Einträge',
};

export const catalogue: Texts['catalogue'] = {
  lead: 'Die vollständige Liste. Was nicht darauf steht, gibt es nicht: Ein Ereignis kann nur die Werte haben, die hier genannt sind, und kein Feld nimmt Text auf, den jemand eingegeben hat.',
  search: 'Ereignisse und Felder suchen',
  found: { one: '{count} Ereignis', other: '{count} Ereignisse' },
  foundNone: 'Kein Ereignis und kein Feld hat das im Namen oder in der Beschreibung.',
  recorded: { one: 'hier einmal aufgezeichnet', other: 'hier {count} Mal aufgezeichnet' },
  never: 'hier nicht aufgezeichnet',
  since: 'seit {version}',
  noFields: 'Nichts, außer dass und wann es geschah.',
  fields: 'Felder von {event}',
  field: 'Feld',
  values: 'Was es enthalten kann',
  oneOf: 'eines von',
  flag: 'ja (true) oder nein (false)',
  wholeNumber: 'eine ganze Zahl von {min} bis {max}',
  version: 'eine Versionsnummer, nur Ziffern und Punkte',
  onlyWith: 'nur bei {field} {values}',
  wireName: 'Übertragen als `{name}`',
  always: 'Mit jedem Ereignis',
  alwaysHint:
    'Die Installations-ID, die Version des Telemetrie-Moduls, der Zeitpunkt und eine zufällige Kennung, an der der Server Wiederholungen erkennt. Keine Adresse, kein Konto, kein Name eines Computers.',
  errors: 'Fehler und Abstürze',
  errorsHint:
    'Die Art des Fehlers, seine Meldung, in der alles außer bekannten Wörtern ersetzt ist, die Stellen in Kreyas eigenem Code, die Angaben von `AppStarted` und die Namen der letzten Ereignisse. Speicherinhalte, Dateinamen und was Sie eingegeben haben, bleiben hier.',
};

export const about: Texts['about'] = {
  version: 'Version',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  licence: 'Lizenz',
  telemetryFolder: 'Dateien der Telemetrie',
  openFolder: 'Ordner öffnen',
  noFolder: 'Diesen Ordner gibt es noch nicht: Er entsteht, wenn das erste Ereignis aufgezeichnet wird.',
  failed: 'Diese Angaben konnten nicht gelesen werden.',
};
