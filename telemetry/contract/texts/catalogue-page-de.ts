import { translationOf } from '../../catalogue/translation-of.ts';
import type { cataloguePage as english } from './catalogue-page-en.ts';

export const cataloguePage = translationOf<typeof english>()({
  lead: 'Die vollständige Liste. Was nicht darauf steht, gibt es nicht: Ein Ereignis kann nur die Werte haben, die hier genannt sind, und kein Feld nimmt Text auf, den jemand eingegeben hat.',
  search: 'Ereignisse und Felder suchen',
  found: { one: '{count} Ereignis', other: '{count} Ereignisse' },
  foundNone: 'Kein Ereignis und kein Feld hat das im Namen oder in der Beschreibung.',
  recorded: { one: 'hier einmal aufgezeichnet', other: 'hier {count} Mal aufgezeichnet' },
  never: 'hier nicht aufgezeichnet',
  since: 'seit {version}',
  lastRecorded: 'Zuletzt hier aufgezeichnet: {time}',
  example: 'Beispiel mit erfundenen Werten',
  exampleHint: 'Hier wurde noch keines aufgezeichnet. So würde es gesendet.',
  exampleOff: 'Solange die Telemetrie aus ist, wird keines aufgezeichnet. So würde es gesendet.',
  saidBy: 'Was das Ereignis {event} aussagt',
  json: 'Als JSON',
  copyJson: '{event} als JSON kopieren',
  noFields: 'Nichts, außer dass und wann es geschah.',
  sampled: 'Wird nur von jeder {count}. Installation aufgezeichnet, zufällig ausgewählt.',
  fields: 'Felder von {event}',
  field: 'Feld',
  values: 'Was es enthalten kann',
  oneOf: 'eines von',
  flag: 'ja (true) oder nein (false)',
  wholeNumber: 'eine ganze Zahl von {min} bis {max}',
  version: 'eine Versionsnummer, nur Ziffern und Punkte',
  ofTheBuild: 'bei allen gleich, die diese Version haben',
  onlyWith: 'nur bei {field} {values}',
  wireName: 'Übertragen als `{name}`',
  always: 'Mit jedem Ereignis',
  alwaysHint:
    'Die Installations-ID, die Version des Telemetrie-Moduls, der Zeitpunkt und eine zufällige ID, an der der Server Wiederholungen erkennt. Keine Adresse, kein Konto, kein Name eines Computers.',
  errors: 'Fehler und Abstürze',
  errorsHint:
    'Die Art des Fehlers, seine Meldung, in der alles außer bekannten Wörtern ersetzt ist, die Stellen im eigenen Code von {product}, Angaben zum System und die Namen der letzten Ereignisse. Speicherinhalte, Dateinamen und Ihre Eingaben bleiben auf diesem Computer.',
});
