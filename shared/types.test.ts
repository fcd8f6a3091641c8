/** What must and must not compile; the type check runs this file. */
import { expect, test } from 'vitest';
import { defineCatalogue } from '../telemetry/catalogue/catalogue.ts';
import { field } from '../telemetry/catalogue/define.ts';
import { oneOf } from '../telemetry/catalogue/kinds.ts';
import type { CatalogueTranslation } from '../telemetry/catalogue/translation.ts';
import type { catalogue, EventName, MetadataArguments } from './catalogue.ts';
import { catalogueInGerman } from './texts/catalogue-de.ts';

function track<Name extends EventName>(event: Name, ...[metadata]: MetadataArguments<Name>): unknown {
  return [event, metadata];
}

const typed: unknown = process.env['USER'] ?? 'somebody';
const typedText = String(typed);

test('the catalogue decides what compiles', () => {
  track('LoggedOut', { subscriptionPlan: 'pro' });
  track('EnvironmentCreated');
  track('EnvironmentCreated', {});
  track('AppClosed', { openDurationSeconds: 3 });
  const common = { operationType: 'unary', sendMode: 'all', hasScript: false } as const;
  track('OperationInvoked', { ...common, invokerName: 'grpc', grpcMode: 'grpcWeb' });
  track('OperationInvoked', { ...common, invokerName: 'rest', httpMethod: 'GET' });
  track('OperationInvoked', { ...common, invokerName: 'websocket' });

  // @ts-expect-error an unknown event
  track('NoSuchEvent');
  // @ts-expect-error missing metadata
  track('ThemeChanged');
  // @ts-expect-error a missing field
  track('ThemeChanged', {});
  // @ts-expect-error an extra field
  track('ThemeChanged', { theme: 'dark', reason: 'tired eyes' });
  // @ts-expect-error metadata for an event that has none
  track('EnvironmentCreated', { name: typedText });
  // @ts-expect-error text where a choice is expected
  track('ThemeChanged', { theme: typedText });
  // @ts-expect-error text where a version is expected
  track('AppStarted', { version: typedText });
  // @ts-expect-error a field that goes with another protocol
  track('OperationInvoked', { ...common, invokerName: 'rest', httpMethod: 'GET', grpcMode: 'grpc' });
  // @ts-expect-error a protocol without the field that goes with it
  track('OperationInvoked', { ...common, invokerName: 'graphql' });
  // @ts-expect-error values that are only known to be text are no closed set
  oneOf(typedText);

  expect(oneOf('a', 'b').values).toEqual(['a', 'b']);
});

type German = CatalogueTranslation<typeof catalogue>;

test('a translation that lacks something of the catalogue does not compile', () => {
  const { groups, events } = catalogueInGerman;
  const { Account: _group, ...groupsLeft } = groups;
  const { ThemeChanged, ...eventsLeft } = events;
  const { description } = ThemeChanged;
  const wrong: readonly German[] = [
    // @ts-expect-error a group is missing
    { groups: groupsLeft, events },
    // @ts-expect-error an event is missing
    { groups, events: eventsLeft },
    // @ts-expect-error the fields are missing
    { groups, events: { ...eventsLeft, ThemeChanged: { description } } },
    // @ts-expect-error a field is missing
    { groups, events: { ...eventsLeft, ThemeChanged: { description, fields: {} } } },
    // @ts-expect-error a description is missing
    { groups, events: { ...eventsLeft, ThemeChanged: { fields: ThemeChanged.fields } } },
    // @ts-expect-error there is no such group
    { groups: { ...groups, Accounts: 'Konten' }, events },
    // @ts-expect-error there is no such event
    { groups, events: { ...events, NoSuchEvent: { description } } },
    // @ts-expect-error the event has no such field
    { groups, events: { ...events, ThemeChanged: { description, fields: { theme: '', reason: '' } } } },
  ];
  expect(wrong).not.toContain(catalogueInGerman);

  const withCommon = defineCatalogue({
    namespace: 'acme',
    since: '1.0',
    common: { edition: field('The edition.', oneOf('free', 'pro')) },
    groups: [],
  });
  type Common = CatalogueTranslation<typeof withCommon>;
  const whole: Common = { common: { edition: 'Die Ausgabe.' }, events: {} };
  // @ts-expect-error a common field is missing
  const partly: Common = { common: {}, events: {} };
  expect(Object.keys(whole)).toEqual(Object.keys(partly));
});
