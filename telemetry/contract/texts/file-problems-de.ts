import { translationOf } from '../../catalogue/translation-of.ts';
import type { fileProblems as english } from './file-problems-en.ts';

export const fileProblems = translationOf<typeof english>()({
  noRight:
    '{path} kann nicht gelesen oder geschrieben werden ({code}). Ändern Sie Eigentümer oder Zugriffsrechte so, dass Sie darauf lesend und schreibend zugreifen können.',
  full: '{path} kann nicht gelesen oder geschrieben werden ({code}). Der Datenträger ist voll: Schaffen Sie Platz und versuchen Sie es erneut.',
  readOnly:
    '{path} kann nicht gelesen oder geschrieben werden ({code}). Der Datenträger ist schreibgeschützt.',
  busy: '{path} wird von einem anderen Programm verwendet ({code}). Versuchen Sie es gleich noch einmal.',
  missing:
    '{path} kann nicht gelesen oder geschrieben werden ({code}). Der Pfad oder das Ziel einer Verknüpfung darin existiert nicht: Legen Sie es an oder entfernen Sie die Verknüpfung.',
  notDeleted:
    '{path} wurde gelöscht, ist aber noch da ({code}). Möglicherweise stellt ein anderes Programm die Datei wieder her: Löschen Sie sie von Hand.',
  noFile:
    '{path} kann nicht gelesen oder geschrieben werden ({code}). Es ist keine normale Datei: Verschieben oder löschen Sie sie.',
  other: '{path} kann nicht gelesen oder geschrieben werden ({code}). Prüfen Sie die Datei und ihren Ordner.',
  unnamed: 'Der Datenträger meldet {code}.',
});
