import { translationOf } from 'kreya-telemetry/catalogue';
import type { English } from './en.ts';

export const help = translationOf<English['help']>()({
  headings: {
    usage: 'AUFRUF',
    arguments: 'ARGUMENTE',
    commands: 'BEFEHLE',
    project: 'PROJEKTBEFEHLE',
    telemetry: 'TELEMETRIEBEFEHLE',
    other: 'WEITERE BEFEHLE',
    options: 'OPTIONEN',
    globalOptions: 'GLOBALE OPTIONEN',
    examples: 'BEISPIELE',
    learnMore: 'WEITERE INFORMATIONEN',
  },
  usage: { command: '<Befehl>', options: '[Optionen]' },
  values: { count: '<Anzahl>', name: '<Name>', path: '<Pfad>', seconds: '<Sekunden>', shell: '<Shell>' },
  learnMore: {
    command: '{command} --help zeigt die Hilfe zu einem Befehl.',
    responseFile: 'Mit @datei.txt werden Argumente aus dieser Datei gelesen.',
    exitCodes: 'kreyac exit-codes listet die Exit-Codes auf, auf die sich Skripte verlassen können.',
    documentation: 'Die Dokumentation finden Sie unter {url}.',
  },
  program: 'Projekte und Telemetrie von Kreya auf der Befehlszeile verwalten',
  groups: {
    environment: 'Umgebungen eines Projekts auflisten und wechseln',
    telemetry: 'Sehen und steuern, was Kreya erhebt',
  },
  options: {
    verbose: 'Mehr auf stderr ausgeben (oder {variable}=true setzen)',
    project:
      'Projektordner oder .krproj-Datei (oder {variable} setzen); ohne Angabe das nächste Projekt im Arbeitsverzeichnis oder darüber',
    json: 'Das Ergebnis als JSON ausgeben',
    disableTelemetry:
      'Bei diesem Aufruf keine Telemetrie aufzeichnen oder senden (oder {variable}=true setzen)',
    help: 'Hilfe anzeigen',
  },
});

export const commands = translationOf<English['commands']>()({
  version: { summary: 'Die Version von Kreya ausgeben' },
  info: { summary: 'Versionen, Pfade und Telemetriestatus anzeigen' },
  exitCodes: { summary: 'Exit-Codes auflisten' },
  completion: {
    summary: 'Vervollständigungsskript für eine Shell ausgeben',
    shell: 'Eine von {shells}',
    unknownShell: 'Unbekannte Shell: {shell}. Möglich sind {shells}.',
  },
  environmentList: { summary: 'Die Umgebungen des Projekts auflisten' },
  environmentGetActive: { summary: 'Den Namen der aktiven Umgebung ausgeben' },
  environmentSetActive: { summary: 'Zu einer anderen Umgebung wechseln', name: 'Name der Umgebung' },
  telemetryStatus: { summary: 'Telemetriestatus, Grund und ausstehende Daten anzeigen' },
  telemetryEnable: { summary: 'Telemetrie einschalten', details: 'Gilt für kreyac und die App.' },
  telemetryDisable: {
    summary: 'Telemetrie ausschalten',
    details:
      'Gilt für kreyac und die App. Es wird nichts Neues aufgezeichnet; was vorher aufgezeichnet wurde, wird noch gesendet, sofern Sie es nicht löschen.',
  },
  telemetryEvents: {
    summary: 'Alle Ereignisse mit ihren Feldern auflisten',
    name: 'Nur das Ereignis mit diesem Namen',
  },
  telemetryShow: {
    summary: 'Ausstehende und gesendete Daten anzeigen',
    details: 'Der neueste Eintrag steht zuletzt.',
    pending: 'Nur was noch aussteht',
    sent: 'Nur was gesendet wurde',
    limit: 'Nur die neuesten Einträge',
    raw: 'Die Bytes so anzeigen, wie sie gesendet werden',
    follow: 'Neue Einträge laufend ausgeben, bis Strg+C; mit --json ein Objekt pro Zeile',
  },
  telemetryCheck: {
    summary: 'Die Verbindung zum Empfänger prüfen',
    details:
      'Sendet eine Anfrage ohne Ereignisse und ohne Installations-ID, auch bei ausgeschalteter Telemetrie, und zeigt, woran sie gegebenenfalls scheitert: Name, Verbindung, Zertifikat, Proxy oder Server. Jedes Problem hat einen eigenen Exit-Code; siehe kreyac exit-codes.',
    timeout: 'Nach so vielen Sekunden aufgeben (Standard: {default})',
  },
  telemetryFlush: {
    summary: 'Ausstehende Daten jetzt senden',
    timeout: 'Nach so vielen Sekunden aufgeben (Standard: {default})',
  },
  telemetryResetId: {
    summary: 'Installations-ID durch eine neue zufällige ersetzen',
    details: 'Was vorher aufgezeichnet wurde, behält die alte ID.',
  },
  telemetryErase: {
    summary: 'Löschung der Daten dieser Installation auf dem Server verlangen',
    details:
      'Löscht außerdem ausstehende und gesendete Daten auf diesem Computer und ersetzt die Installations-ID. Geht auch, wenn die Telemetrie ausgeschaltet ist, aber nicht, solange sie gesperrt ist. Ist der Server nicht erreichbar, wird die Aufforderung aufbewahrt und später als Erstes gesendet.',
    yes: 'Nicht nachfragen',
  },
  telemetryDelete: {
    summary: 'Lokale Telemetriedateien löschen',
    details:
      'Löscht ausstehende und gesendete Daten und die Installations-ID. Ihre Auswahl, ob die Telemetrie ein- oder ausgeschaltet ist, bleibt erhalten. Die Daten auf dem Server bleiben bestehen; siehe kreyac telemetry erase.',
    yes: 'Nicht nachfragen',
  },
});

export const variables = translationOf<English['variables']>()({
  project: 'gilt wie `--project`; die Option hat Vorrang',
  verbose: 'gilt wie `--verbose`, außer bei `false`, `0`, `no`, `off` oder leerem Wert',
  disable: 'schaltet die Telemetrie mit `true`, `1`, `yes` oder `on` aus, unabhängig von Ihrer Auswahl',
  doNotTrack: 'dasselbe für alle Programme, die diese Variable beachten',
  endpoint: 'Basis-URL des Empfängers von Ereignissen; ohne sie werden keine erhoben',
  dsn: 'Sentry-DSN für Fehler; ohne sie werden keine gemeldet',
  wait: 'wie viele Millisekunden ein Ereignis höchstens wartet, um mit anderen gesendet zu werden, bis zu einem Tag',
  httpsProxy:
    'der Proxy für einen Empfänger mit `https`, zum Beispiel `http://user:password@proxy.example.com:8080`; `https_proxy` hat Vorrang',
  httpProxy: 'dasselbe für einen Empfänger mit `http`',
  noProxy:
    'was ohne Proxy erreicht wird: Namen einschließlich der untergeordneten, Adressen, Bereiche wie `10.0.0.0/8` oder `*`',
  extraCertificates: 'eine Datei mit Zertifizierungsstellen, denen zusätzlich vertraut wird',
  certificateFile: 'dasselbe anstelle der Datei des Systems',
  noColour: 'keine Farben, wenn nicht leer; `TERM=dumb` bewirkt dasselbe',
});
