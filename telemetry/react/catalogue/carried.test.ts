import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { defineCatalogue } from '../../catalogue/catalogue.ts';
import { event, eventGroup, field } from '../../catalogue/define.ts';
import { oneOf } from '../../catalogue/kinds.ts';
import { createTelemetryPage, TelemetryPageProvider } from '../telemetry-page.ts';
import { CatalogueSection } from './CatalogueSection.tsx';

// It follows a page's telemetry, which has no place where nothing but words is made.
vi.mock('../activity/use-activity.ts', () => ({ useActivity: () => ({ entries: [] }) }));

const groups = [
  eventGroup('Keys', { KeyPressed: event('A key was pressed.', '1.0', {}, { sampling: { oneIn: 1000 } }) }),
];

const never = () => new Promise<never>(() => {});
const telemetry = {
  status: never,
  setEnabled: never,
  onStatusChanged: () => () => {},
  noticeShown: never,
  openPrivacyPolicy: never,
  resetInstallationId: never,
  requestErasure: never,
  sendNow: never,
  pauseSending: never,
  resumeSending: never,
  deleteWaiting: never,
  deleteHistory: never,
  activity: { list: never, read: never, save: never },
  reportError: never,
};

/** The words of the list, in their order. */
function words(catalogue: ReturnType<typeof defineCatalogue>, locale: string): string {
  const page = createTelemetryPage({ telemetry, catalogue, productName: 'Acme', locale });
  const html = renderToStaticMarkup(
    createElement(TelemetryPageProvider, { value: page }, createElement(CatalogueSection)),
  );
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

test('a person is shown what goes with every event, and how few installations record one', () => {
  const catalogue = defineCatalogue({
    namespace: 'acme',
    since: '1.0',
    common: { edition: field('The edition.', oneOf('free', 'pro'), { since: '1.2' }) },
    resource: ['service.version', 'os.type'],
    groups,
  });
  const english = words(catalogue, 'en');
  expect(english).toContain(
    'Field Possible values service.version The version of the program. the same for everybody who has this release os.type The operating system. one of linux windows darwin edition since 1.2 The edition. one of free pro Errors and crashes',
  );
  expect(english).toContain('Recorded by one in 1,000 installations, chosen at random.');
  const german = words(catalogue, 'de');
  expect(german).toContain('os.type Das Betriebssystem. eines von linux windows darwin');
  expect(german).toContain('Nur jede 1.000. Installation zeichnet das auf');
});

test('where nothing is declared, nothing is said', () => {
  const catalogue = defineCatalogue({ namespace: 'acme', since: '1.0', groups: [] });
  expect(words(catalogue, 'en')).not.toMatch(/service\.version|os\.type|one in|Possible values service/);
});
