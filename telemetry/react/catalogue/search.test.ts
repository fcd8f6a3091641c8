import { expect, test } from 'vitest';
import { telemetryTextsFor } from '../../contract/texts/index.ts';
import { catalogue } from '../../core/testing/catalogue.ts';
import { findEvents, listGroups } from './search.ts';

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
    text: 'Telemetry was turned on by the person.',
    language: 'en',
  });
});

test("telemetry's own events are said in German", () => {
  expect(listed('de').at(-1)).toMatchObject({
    title: { text: 'Telemetrie' },
    events: [{ described: { text: 'Die Telemetrie wurde von der Person eingeschaltet.' } }, {}, {}],
  });
});

test('it is found by what is shown, by name and by value', () => {
  expect(found('fr', 'fermée')).toEqual(['AppClosed']);
  expect(found('en', 'closed app')).toEqual(['AppClosed']);
  expect(found('fr', 'grpcWebText unary')).toEqual(['OperationInvoked']);
  expect(found('en', 'fermée')).toEqual([]);
});
