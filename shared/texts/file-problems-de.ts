import type { FileProblems } from './file-problems-en.ts';

export const fileProblems: FileProblems = {
  noRight:
    '{path} kann nicht gelesen oder geschrieben werden ({code}). Machen Sie sich zum Eigentümer, etwa mit chown, oder entfernen Sie die Datei.',
  full: '{path} kann nicht gelesen oder geschrieben werden ({code}). Der Datenträger ist voll: Schaffen Sie Platz und versuchen Sie es erneut.',
  readOnly:
    '{path} kann nicht gelesen oder geschrieben werden ({code}). Der Datenträger ist schreibgeschützt.',
  busy: '{path} wird von einem anderen Programm benutzt ({code}). Versuchen Sie es gleich noch einmal.',
  missing:
    '{path} kann nicht gelesen oder geschrieben werden ({code}). Das Ziel existiert nicht: Legen Sie es an oder entfernen Sie die Verknüpfung.',
  noFile:
    '{path} kann nicht gelesen oder geschrieben werden ({code}). Das ist keine gewöhnliche Datei: Entfernen Sie sie.',
  other: '{path} kann nicht gelesen oder geschrieben werden ({code}). Prüfen Sie die Datei und ihren Ordner.',
  unnamed: 'Der Datenträger meldet {code}.',
};
