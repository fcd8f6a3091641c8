import { event, eventGroup, field, flag, oneOf } from 'kreya-telemetry/catalogue';

const invokerName = field('The protocol.', oneOf('grpc', 'rest', 'graphql', 'websocket'));

const operation = {
  operationType: field(
    'Which sides stream.',
    oneOf('unary', 'clientStreaming', 'serverStreaming', 'duplexStreaming'),
  ),
  invokerName,
  sendMode: field('Whether requests are sent all at once or one by one.', oneOf('all', 'oneByOne')),
  grpcMode: field('The flavour of gRPC.', oneOf('grpc', 'grpcWeb', 'grpcWebText'), {
    onlyWith: { invokerName: ['grpc'] },
  }),
  httpMethod: field(
    'The HTTP method.',
    oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'QUERY', 'other'),
    {
      since: '1.8',
      onlyWith: { invokerName: ['rest', 'graphql'] },
      attribute: 'http.request.method',
    },
  ),
};

export const operations = eventGroup('Operations', {
  OperationInvoked: event('An operation was invoked.', '1.4', {
    ...operation,
    hasScript: field('Whether the operation has a script.', flag, { since: '1.17' }),
  }),
  OperationInvocationCancelled: event('A running operation was cancelled.', '1.4', operation),
  InvokerScriptInvoked: event('A script was invoked.', '1.17'),
  InvokerScriptInvocationCancelled: event('A running script was cancelled.', '1.17'),
  OperationCollectionInvoked: event('A collection of operations was invoked.', '1.13'),
  OperationCollectionInvocationCancelled: event('A running collection was cancelled.', '1.13'),
  HistoryOverviewOpened: event('The history of invocations was opened.', '1.4'),
  SnapshotContentAccepted: event("Some of a snapshot's changes were accepted.", '1.18'),
  SnapshotAccepted: event('A snapshot was accepted.', '1.18', { invokerName }),
  ScriptingDataPreviewed: event('Data from a script was previewed.', '1.18', {
    previewKind: field('What was previewed.', oneOf('file', 'html', 'pdf')),
  }),
});
