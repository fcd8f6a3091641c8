import { translationOf } from 'kreya-telemetry/catalogue';
import type { English } from './en.ts';

export const calls = translationOf<English['calls']>()({
  unknownCommand: 'Unbekannter Befehl: {name}.',
  unknownOption: 'Unbekannte Option: {option}.',
  missingArgument: 'Es fehlt das Argument {name}.',
  missingValue: 'Für die Option {option} fehlt ein Wert.',
  invalidValue: 'Ungültiger Wert für {option}: {value}. {expected}',
  tooManyArguments: 'Zu viele Argumente: {expected} erwartet, {count} erhalten.',
  wholeNumber: 'Erwartet wird eine ganze Zahl von {least} bis {most}.',
  didYouMean: 'Meinten Sie {suggestion}?',
  seeHelp: 'Siehe {command} --help.',
  outputLost: 'Die Ausgabe konnte nicht geschrieben werden ({code}).',
});

export const responseFiles = translationOf<English['responseFiles']>()({
  missing: 'Die Antwortdatei {path} existiert nicht. {otherwise}',
  missingIn: 'Die Antwortdatei {path}, auf die {namedBy} verweist, existiert nicht. {otherwise}',
  unreadable: 'Die Antwortdatei {path} kann nicht gelesen werden ({code}). {otherwise}',
  unreadableIn:
    'Die Antwortdatei {path}, auf die {namedBy} verweist, kann nicht gelesen werden ({code}). {otherwise}',
  otherwise: 'Ein Argument, das mit @ beginnt, schreiben Sie als @@{path}.',
  noText:
    'Die Antwortdatei {path} ist weder UTF-8 noch UTF-16 mit Byte Order Mark. Speichern Sie sie als UTF-8.',
  unclosedQuote: '{path}:{line}:{column}: Erwartet wird ein schließendes " in derselben Zeile.',
  tooDeep:
    'Die Antwortdatei {path} ist mehr als {levels} Ebenen tief verschachtelt. Bindet sich eine Datei selbst ein?',
});
