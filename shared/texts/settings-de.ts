import { translationOf } from 'kreya-telemetry/catalogue';
/** The words of the Settings window, in German. */
import type { English } from './en.ts';

export const settings = translationOf<English['settings']>()({
  title: 'Einstellungen',
  skip: 'Zum Inhalt springen',
  sections: {
    appearance: 'Darstellung',
    privacy: 'Datenschutz & Telemetrie',
    activity: 'Aktivität',
    catalogue: 'Was wir erheben',
    about: 'Über Kreya',
  },
});

export const appearance = translationOf<English['appearance']>()({
  theme: 'Design',
  themeHint: '„System“ richtet sich nach der Einstellung Ihres Computers.',
  themes: { light: 'Hell', dark: 'Dunkel', system: 'System' },
});

export const privacyPage = translationOf<English['privacyPage']>()({
  more: 'Überzeugen Sie sich selbst',
  toActivityHint: 'Was auf diesem Computer aufgezeichnet wurde, ob gesendet oder noch ausstehend.',
  toCatalogueHint: 'Alle Ereignisse, die es gibt, mit allen möglichen Werten.',
});

export const about = translationOf<English['about']>()({
  version: 'Version',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  licence: 'Lizenz',
  telemetryFolder: 'Telemetriedateien',
  openFolder: 'Ordner öffnen',
  noFolder: 'Diesen Ordner gibt es noch nicht: Er entsteht, wenn das erste Ereignis aufgezeichnet wird.',
  failed: 'Diese Angaben konnten nicht gelesen werden.',
});
