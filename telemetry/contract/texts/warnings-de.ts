import { translationOf } from '../../catalogue/translation-of.ts';
import type { warnings as english } from './warnings-en.ts';

export const warnings = translationOf<typeof english>()({
  switchValue:
    'Der Wert von {name} ist nicht verständlich, daher ist die Telemetrie ausgeschaltet. true, 1, yes oder on schaltet sie aus; false, 0, no, off oder ein leerer Wert lässt sie zu.',
  fileUnreadable:
    '{path} kann nicht gelesen werden, daher ist die Telemetrie ausgeschaltet. Geben Sie sich Leserechte oder entfernen Sie die Datei.',
  fileMalformed:
    '{path} ist kein gültiges JSON, daher ist die Telemetrie ausgeschaltet. Korrigieren oder entfernen Sie die Datei.',
  fileNoObject:
    '{path} enthält kein JSON-Objekt, daher ist die Telemetrie ausgeschaltet. Korrigieren oder entfernen Sie die Datei.',
  machineLink:
    '{path} ist ein Link, daher ist die Telemetrie ausgeschaltet. Legen Sie die Datei oder den Ordner selbst dort ab.',
  machineNotRoots:
    '{path} kann nicht nur von root geändert werden, daher ist die Telemetrie ausgeschaltet. Machen Sie root zum Eigentümer und entziehen Sie allen anderen die Schreibrechte.',
  noHome:
    'Es wurde kein Benutzerverzeichnis gefunden. Daher kann nichts gespeichert werden, und die Telemetrie ist ausgeschaltet. Setzen Sie {name} auf einen absoluten Pfad.',
  endpoint:
    '{name} ist keine Adresse eines Empfängers, daher wird nichts erhoben. Verwenden Sie eine http- oder https-URL ohne Benutzernamen, Passwort, Abfrage und Fragment, zum Beispiel https://telemetry.example.com.',
  dsn: '{name} ist keine Sentry-DSN, daher werden keine Fehler erfasst. Verwenden Sie zum Beispiel https://0123abcd@errors.example.com/42.',
  wait: 'Für {name} sind ganze Millisekunden von 0 bis {most} möglich, also bis zu einem Tag. Der Wert wird ignoriert.',
  eventLost: 'Ein Ereignis konnte nicht auf den Datenträger geschrieben werden ({code}) und ist verloren.',
  noticeNotSaved:
    'Es konnte nicht gespeichert werden, dass der Hinweis auf die Telemetrie angezeigt wurde ({code}).',
  pauseNotTold: 'Anderen Programmen konnte nicht mitgeteilt werden, dass das Senden pausiert ist ({code}).',
  folderSetAside:
    '{path} gehört einem anderen Benutzer und kann nicht verwendet werden. Der Ordner wurde in {aside} umbenannt und neu angelegt.',
});
