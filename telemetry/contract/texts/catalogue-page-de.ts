import { translationOf } from '../../catalogue/translation-of.ts';
import type { cataloguePage as english } from './catalogue-page-en.ts';

export const cataloguePage = translationOf<typeof english>()({
  lead: 'Die vollständige Liste: Andere Ereignisse gibt es nicht. Ein Ereignis kann nur die hier genannten Werte enthalten, und kein Feld nimmt Text auf, den jemand eingegeben hat.',
  search: 'Ereignisse und Felder suchen',
  found: { one: '{count} Ereignis', other: '{count} Ereignisse' },
  foundNone: 'Kein Ereignis und kein Feld entspricht Ihrer Suche.',
  recorded: { one: 'hier einmal aufgezeichnet', other: 'hier {count} Mal aufgezeichnet' },
  never: 'hier nicht aufgezeichnet',
  since: 'seit {version}',
  lastRecorded: 'Zuletzt hier aufgezeichnet: {time}',
  example: 'Beispiel mit erfundenen Werten',
  exampleHint: 'Dieses Ereignis wurde hier noch nicht aufgezeichnet. So würde es gesendet.',
  exampleOff:
    'Solange die Telemetrie ausgeschaltet ist, wird dieses Ereignis nicht aufgezeichnet. So würde es gesendet.',
  saidBy: 'Inhalt des Ereignisses {event}',
  json: 'Als JSON',
  copyJson: '{event} als JSON kopieren',
  noFields: 'Nur, dass es geschah, und wann.',
  sampled: 'Nur jede {count}. Installation zeichnet das auf, zufällig ausgewählt.',
  fields: 'Felder von {event}',
  field: 'Feld',
  values: 'Mögliche Werte',
  oneOf: 'eines von',
  flag: 'ja (true) oder nein (false)',
  wholeNumber: 'eine ganze Zahl von {min} bis {max}',
  version: 'eine Versionsnummer, nur Ziffern und Punkte',
  ofTheBuild: 'bei allen gleich, die diese Version haben',
  onlyWith: 'nur bei {field} {values}',
  wireName: 'Gesendet als `{name}`',
  always: 'Mit jedem Ereignis',
  alwaysHint:
    'Die Installations-ID, die Version des Telemetrie-Moduls, der Zeitpunkt und eine zufällige ID, an der der Server Wiederholungen erkennt. Keine Adresse, kein Konto, kein Computername.',
  errors: 'Fehler und Abstürze',
  errorsHint:
    'Die Art des Fehlers, seine Meldung, in der alles außer bekannten Wörtern ersetzt ist, die betroffenen Stellen im Code von {product}, Angaben zum System und die Namen der Ereignisse davor. Speicherinhalte, Dateinamen und Ihre Eingaben bleiben auf diesem Computer.',
});
