/** What is said of telemetry in Kreya's own words, since it holds for Kreya and not for any program. */
import { defineTexts } from 'kreya-telemetry/catalogue';
import { catalogue } from '../../shared/catalogue.ts';
import { catalogueInGerman } from '../../shared/texts/catalogue-de.ts';

export const telemetryTexts = defineTexts(catalogue, {
  en: {
    privacy: {
      switchHint:
        'While this is on, {product} counts which features you use and reports errors and crashes, so that we know what to improve. It never records your requests, your data or anything personal.',
    },
    cataloguePage: {
      errorsHint:
        'The kind of error, its message with everything but known words replaced, the places in {product}’s own code, the facts of `AppStarted`, and the names of the last events. Memory, file names and what you typed stay on this computer.',
    },
  },
  de: {
    privacy: {
      switchHint:
        'Ist die Telemetrie eingeschaltet, zählt {product}, welche Funktionen Sie nutzen, und meldet Fehler und Abstürze, damit wir wissen, was wir verbessern sollten. Ihre Anfragen, Ihre Daten und sonstige persönliche Angaben werden nie erfasst.',
    },
    cataloguePage: {
      errorsHint:
        'Die Art des Fehlers, seine Meldung, in der alles außer bekannten Wörtern ersetzt ist, die Stellen im eigenen Code von {product}, die Angaben von `AppStarted` und die Namen der letzten Ereignisse. Speicherinhalte, Dateinamen und Ihre Eingaben bleiben auf diesem Computer.',
    },
    ...catalogueInGerman,
  },
});
