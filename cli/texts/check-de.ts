import { translationOf } from 'kreya-telemetry/catalogue';
import type { English } from './en.ts';

export const check = translationOf<English['telemetry']['check']>()({
  labels: {
    result: 'Ergebnis',
    receiver: 'Empfänger',
    address: 'Adresse',
    proxy: 'Proxy',
    certificate: 'Zertifikat',
    response: 'Antwort',
    message: 'Meldung',
    time: 'Dauer',
  },
  outcomes: {
    accepted: 'Der Server nimmt Ereignisse an.',
    partialSuccess: 'Der Server antwortet, gibt aber an, Ereignisse abzulehnen.',
    unauthorized:
      'Der Server verweigert den Zugriff (HTTP {status}). Kreya sendet keine Anmeldedaten: Prüfen Sie die Adresse und die Einstellungen des Servers.',
    notFound:
      'Der Server empfängt unter dieser Adresse keine Ereignisse (HTTP {status}). Prüfen Sie die Adresse.',
    unsupported: 'Der Server nimmt Ereignisse weder als JSON noch als Protobuf an (HTTP {status}).',
    rejected: 'Der Server lehnt die Anfrage ab (HTTP {status}).',
    unavailable: 'Der Server ist vorübergehend nicht verfügbar (HTTP {status}).',
    intercepted:
      'Statt des Servers antwortet etwas anderes, zum Beispiel eine Anmeldeseite (HTTP {status}). Melden Sie sich im Netzwerk an oder prüfen Sie die Proxy-Einstellungen.',
    proxyAuthentication:
      'Der Proxy verlangt Benutzername und Passwort. Ergänzen Sie beides in {variable}, zum Beispiel http://user:password@proxy.example.com:8080.',
    proxyRefused:
      'Der Proxy stellt keine Verbindung zu {host} her (HTTP {status}). Wenden Sie sich an die Administration Ihres Netzwerks.',
    proxyUnreachable: 'Der Proxy ist nicht erreichbar. Prüfen Sie {variable}.',
    proxyInvalid: 'Der Wert von {variable} ist nicht die Adresse eines HTTP-Proxys.',
    certificateUntrusted:
      'Dem Zertifikat von {host} wird nicht vertraut. Wenn Ihr Unternehmen es ausgestellt hat, setzen Sie NODE_EXTRA_CA_CERTS auf eine Datei mit dem Zertifikat der Zertifizierungsstelle Ihres Unternehmens.',
    certificateExpired:
      'Das Zertifikat von {host} ist abgelaufen oder noch nicht gültig. Prüfen Sie das Datum des Computers. Wenn es stimmt, wenden Sie sich an den Betreiber des Servers.',
    certificateOfOtherHost: 'Das Zertifikat gehört nicht zu {host}, sondern zu einem anderen Server.',
    unknownName:
      'Der Name {name} wurde nicht gefunden. Prüfen Sie die Adresse und den Nameserver des Netzwerks.',
    connectionRefused:
      'Unter {host} ist kein Server erreichbar. Prüfen Sie die Adresse und ob der Server läuft.',
    timedOut:
      'Der Server hat nicht rechtzeitig geantwortet. Prüfen Sie die Adresse und die Firewall, oder geben Sie einen höheren Wert für --timeout an.',
    disconnected: 'Die Verbindung zu {host} ist abgebrochen, bevor eine Antwort kam.',
  },
  retryAfter: 'Er bittet um eine Pause von {duration}.',
  certificate: '{subject}, ausgestellt von {issuer}, gültig bis {time}, {trust}',
  trust: {
    node: 'von Node als vertrauenswürdig eingestuft',
    system: 'von diesem Computer als vertrauenswürdig eingestuft',
    nobody: 'nicht vertrauenswürdig',
  },
  unknownTime: 'zu einem unbekannten Zeitpunkt',
  response: 'HTTP {status}',
  noResponse: 'keine',
  noResponseBecause: 'keine ({code})',
  time: '{ms} ms',
});
