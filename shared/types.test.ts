/** What must and must not compile; the type check of the tests is what runs this file. */
import { expect, test } from 'vitest';
import { oneOf } from '../telemetry/catalogue/kinds.ts';
import type { EventName, MetadataArguments } from './catalogue.ts';

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
