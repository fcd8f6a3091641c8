import { translationOf } from 'kreya-telemetry/catalogue';
import type { projectProblems as english } from './project-problems-en.ts';

export const projectProblems = translationOf<typeof english>()({
  language: 'de',
  notFound: '{path} existiert nicht. Geben Sie einen Projektordner oder eine .krproj-Datei an.',
  notAProjectFile: '{path} ist kein Kreya-Projekt. Geben Sie einen Projektordner oder eine .krproj-Datei an.',
  noProject:
    'In {folder} gibt es keine .krproj-Datei. Geben Sie einen Projektordner oder eine .krproj-Datei an.',
  noProjectAbove:
    'In {folder} und darüber gibt es keine .krproj-Datei. Geben Sie ein Projekt mit --project an.',
  severalProjects: '{folder} enthält {files}. Wählen Sie mit --project eines davon aus.',
  unreadable: '{path} kann nicht gelesen werden ({code}). Geben Sie sich Leserechte.',
  unwritable: '{path} kann nicht geschrieben werden ({code}). Geben Sie sich Schreibrechte.',
  malformed: '{path}:{line}:{column}: Erwartet wird {expected}.',
  sameName: '{files} in {folder} haben denselben Namen. Benennen Sie eine davon um.',
  sameId: '{files} in {folder} haben dieselbe ID. Ändern Sie eine davon.',
  unknownEnvironment: 'Es gibt keine Umgebung „{name}“.',
  didYouMean: 'Meinten Sie „{suggestion}“?',
  noEnvironments: 'Das Projekt hat keine.',
  available: 'Vorhanden: {names}.',
  quoted: '„{name}“',
  expected: {
    propertyName: 'ein Name in doppelten Anführungszeichen',
    colon: 'ein Doppelpunkt',
    comma: 'ein Komma',
    closeBrace: 'eine schließende }',
    closeBracket: 'eine schließende ]',
    end: 'das Ende der Datei',
    commentEnd: 'das Ende des Kommentars',
    closedText: 'ein Text, der in seiner Zeile mit einem Anführungszeichen endet',
    printableText: 'ein Text ohne Steuerzeichen',
    validEscapes: 'ein Text mit gültigen Escape-Zeichen',
    number: 'eine vollständige Zahl',
    value: 'ein JSON-Wert oder ein Name in doppelten Anführungszeichen',
    object: 'ein JSON-Objekt',
    fewerLevels: 'JSON mit weniger Ebenen',
    environmentId: 'eine "id" aus höchstens 64 Buchstaben, Ziffern, Binde- und Unterstrichen',
    environmentValues: 'ein Objekt mit den Werten der Umgebung',
  },
});
