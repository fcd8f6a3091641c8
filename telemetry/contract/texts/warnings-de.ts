import { translationOf } from '../../catalogue/translation-of.ts';
import type { warnings as english } from './warnings-en.ts';

export const warnings = translationOf<typeof english>()({
  switchValue:
    '{name} hat einen unbekannten Wert, daher ist die Telemetrie ausgeschaltet. Mit true, 1, yes oder on wird sie ausgeschaltet; mit false, 0, no, off oder einem leeren Wert wird sie zugelassen.',
  fileUnreadable:
    '{path} kann nicht gelesen werden, daher ist die Telemetrie ausgeschaltet. Geben Sie sich Leserechte oder entfernen Sie die Datei.',
  fileMalformed:
    '{path} ist kein gültiges JSON, daher ist die Telemetrie ausgeschaltet. Korrigieren oder entfernen Sie die Datei.',
  fileNoObject:
    '{path} enthält kein JSON-Objekt, daher ist die Telemetrie ausgeschaltet. Korrigieren oder entfernen Sie die Datei.',
  machineLink:
    '{path} ist ein Link, daher ist die Telemetrie ausgeschaltet. Legen Sie die Datei oder den Ordner selbst dort ab.',
  machineNotRoots:
    '{path} kann von anderen Benutzern als root geändert werden, daher ist die Telemetrie ausgeschaltet. Machen Sie root zum Eigentümer und entziehen Sie allen anderen die Schreibrechte.',
  noHome:
    'Es wurde kein Benutzerverzeichnis gefunden. Daher kann nichts gespeichert werden, und die Telemetrie ist ausgeschaltet. Setzen Sie {name} auf einen absoluten Pfad.',
  endpoint:
    '{name} ist keine gültige Empfängeradresse, daher werden keine Telemetriedaten erhoben. Verwenden Sie eine http- oder https-URL ohne Benutzernamen, Passwort, Abfrage und Fragment, zum Beispiel https://telemetry.example.com.',
  dsn: '{name} ist keine Sentry-DSN, daher werden keine Fehler aufgezeichnet. Verwenden Sie zum Beispiel https://0123abcd@errors.example.com/42.',
  wait: '{name} wird ignoriert: Der Wert muss eine ganze Zahl von 0 bis {most} sein (Millisekunden, höchstens ein Tag).',
  eventLost: 'Ein Ereignis konnte nicht auf den Datenträger geschrieben werden ({code}) und ist verloren.',
  noticeNotSaved:
    'Es konnte nicht gespeichert werden, dass der Hinweis auf die Telemetrie angezeigt wurde ({code}).',
  pauseNotTold:
    'Die Pause konnte nicht gespeichert werden, daher senden andere Programme möglicherweise weiter ({code}).',
  folderSetAside:
    '{path} gehört einem anderen Benutzer und kann nicht verwendet werden. Der Ordner wurde in {aside} umbenannt und neu angelegt.',
});
