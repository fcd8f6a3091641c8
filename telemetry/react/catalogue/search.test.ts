import { expect, test } from 'vitest';
import { defineCatalogue } from '../../catalogue/catalogue.ts';
import { field } from '../../catalogue/define.ts';
import { oneOf } from '../../catalogue/kinds.ts';
import { telemetryTextsFor } from '../../contract/texts/index.ts';
import { catalogue } from '../../core/testing/catalogue.ts';
import { findEvents, listCarried, listGroups } from './search.ts';

const own = {
  fr: {
    groups: { Environments: 'Environnements' },
    events: {
      AppClosed: { description: 'L’application a été fermée.', fields: { openDurationSeconds: 'Durée.' } },
    },
  },
};

const listed = (locale: string) => listGroups(catalogue, telemetryTextsFor(locale, own));
const found = (locale: string, search: string) =>
  findEvents(listed(locale), search).flatMap(({ events }) => events.map(({ name }) => name));

test('what is translated is said in that language, the rest in English', () => {
  const [application, environments, telemetry] = listed('fr');
  expect([application?.title, environments?.title]).toEqual([
    { text: 'Application', language: 'en' },
    { text: 'Environnements', language: undefined },
  ]);
  const closed = application?.events.find(({ name }) => name === 'AppClosed');
  expect(closed?.described).toEqual({ text: 'L’application a été fermée.', language: undefined });
  expect(closed?.fields[0]?.described.text).toBe('Durée.');
  expect(telemetry?.events[0]?.described).toEqual({
    text: 'Telemetry was turned on.',
    language: 'en',
  });
});

test("telemetry's own events are said in German", () => {
  expect(listed('de').at(-1)).toMatchObject({
    title: { text: 'Telemetrie' },
    events: [{ described: { text: 'Die Telemetrie wurde eingeschaltet.' } }, {}, {}, {}, {}],
  });
});

test('it is found by what is shown, by name and by value', () => {
  expect(found('fr', 'fermée')).toEqual(['AppClosed']);
  expect(found('en', 'closed app')).toEqual(['AppClosed']);
  expect(found('fr', 'grpcWebText unary')).toEqual(['OperationInvoked']);
  expect(found('en', 'fermée')).toEqual([]);
});

test('what goes with every event is said in the language of the page', () => {
  const declaring = defineCatalogue({
    namespace: 'acme',
    since: '1.0',
    common: { edition: field('The edition.', oneOf('free', 'pro')) },
    resource: ['os.type'],
    groups: [],
  });
  const said = (locale: string, texts = {}) =>
    listCarried(declaring, telemetryTextsFor(locale, texts)).map(({ name, described }) => [
      name,
      described.text,
      described.language,
    ]);
  expect(said('en')).toEqual([
    ['os.type', 'The operating system.', 'en'],
    ['edition', 'The edition.', 'en'],
  ]);
  expect(said('de', { de: { common: { edition: 'Die Ausgabe.' } } })).toEqual([
    ['os.type', 'Das Betriebssystem.', undefined],
    ['edition', 'Die Ausgabe.', undefined],
  ]);
});
