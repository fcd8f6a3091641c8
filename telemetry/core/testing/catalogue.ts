/** The events of the product used in tests. */
import { defineCatalogue } from '../../catalogue/catalogue.ts';
import { event, eventGroup, field } from '../../catalogue/define.ts';
import { flag, oneOf, version, wholeNumber } from '../../catalogue/kinds.ts';

export const catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [
    eventGroup('Application', {
      AppStarted: event('The app was started.', '1.0', {
        version: field('Its version.', version),
        osName: field('The operating system.', oneOf('windows', 'macos', 'linux')),
        authenticated: field('Whether an account is signed in.', flag),
      }),
      AppClosed: event('The app was closed.', '1.0', {
        openDurationSeconds: field('For how many seconds it was open.', wholeNumber(0, 100_000_000)),
      }),
      ThemeChanged: event('Another colour theme was chosen.', '1.0', {
        theme: field('The theme that was chosen.', oneOf('light', 'dark', 'system')),
      }),
      OperationInvoked: event('An operation was invoked.', '1.0', {
        operationType: field(
          'What it exchanges.',
          oneOf('unary', 'clientStreaming', 'serverStreaming', 'duplexStreaming'),
        ),
        invokerName: field('What invoked it.', oneOf('grpc', 'rest', 'graphql', 'webSocket')),
        sendMode: field('How messages are sent.', oneOf('allAtOnce', 'oneByOne')),
        grpcMode: field('The kind of gRPC.', oneOf('grpc', 'grpcWeb', 'grpcWebText')),
        hasScript: field('Whether it has a script.', flag),
      }),
      HistoryOverviewOpened: event('The history was opened.', '1.0'),
      ExampleProjectOpened: event('The example was opened.', '1.0'),
    }),
    eventGroup('Environments', {
      EnvironmentCreated: event('An environment was created.', '1.0'),
      EnvironmentUpdated: event('An environment was changed.', '1.0'),
      EnvironmentDeleted: event('An environment was deleted.', '1.0'),
    }),
  ],
});

export type AcmeEvents = (typeof catalogue)['events'];
