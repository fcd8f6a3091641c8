import { event, eventGroup, field, flag, oneOf } from 'kreya-telemetry/catalogue';

const importer = {
  importerType: field(
    'What the importer reads from.',
    oneOf(
      'grpcServerReflection',
      'grpcProtoFiles',
      'grpcFileDescriptorSet',
      'openApiUrl',
      'openApiFile',
      'graphqlIntrospection',
      'graphqlSchemaFile',
      'graphqlSchemaUrl',
    ),
  ),
};

const authConfig = {
  authType: field(
    'The kind of authentication.',
    oneOf(
      'basic',
      'systemCredentials',
      'oauth2',
      'jwt',
      'jwtProfile',
      'staticValue',
      'googleServiceAccount',
      'awsSignatureV4',
      'loginOperation',
    ),
  ),
};

const certificate = {
  certificateType: field('The format of the certificate.', oneOf('pfx', 'keyAndCert')),
};

const settingsTarget = {
  target: field(
    'Whether the settings apply to all environments or to one.',
    oneOf('allEnvironments', 'singleEnvironment'),
  ),
};

export const project = eventGroup('Project', {
  ExampleProjectOpened: event('The example project was opened.', '1.6'),
  ProjectImported: event('A project was imported from another tool.', '1.13.1', {
    importType: field(
      'The format it was imported from.',
      oneOf('postman', 'insomniaV4', 'insomniaV5', 'har', 'curl', 'grpcurl'),
      { since: '1.17' },
    ),
  }),
  ProjectSettingsUpdated: event("A project's settings were changed.", '1.4', settingsTarget),
  DirectorySettingsUpdated: event("A directory's settings were changed.", '1.4', settingsTarget),
  ImportStreamCreated: event('An importer was created.', '1.4', importer),
  ImportStreamUpdated: event('An importer was changed.', '1.4', importer),
  ImportStreamDeleted: event('An importer was deleted.', '1.4', importer),
  SnapshotSettingsChanged: event('The snapshot settings were changed.', '1.18', {
    scope: field('What the settings apply to.', oneOf('project', 'directory', 'operation')),
    enabled: field('Whether snapshots are on.', flag),
  }),
});

export const environments = eventGroup('Environments, authentication and network', {
  ActiveEnvironmentChanged: event('A different environment was activated.', '1.4', {
    method: field('Where it was chosen.', oneOf('quickActions', 'environmentSwitcher')),
  }),
  EnvironmentCreated: event('An environment was created.', '1.4'),
  EnvironmentUpdated: event('An environment was changed.', '1.4'),
  EnvironmentDeleted: event('An environment was deleted.', '1.4'),
  AuthConfigCreated: event('An authentication configuration was created.', '1.4', authConfig),
  AuthConfigUpdated: event('An authentication configuration was changed.', '1.4', authConfig),
  AuthConfigDeleted: event('An authentication configuration was deleted.', '1.4', authConfig),
  CertificateCreated: event('A client certificate was added.', '1.4', certificate),
  CertificateUpdated: event('A client certificate was changed.', '1.4', certificate),
  CertificateDeleted: event('A client certificate was removed.', '1.4', certificate),
  ActiveProxyChanged: event('A different proxy was activated.', '1.18', {
    proxyKind: field('The kind of proxy.', oneOf('none', 'system', 'custom')),
  }),
  ProxyCreated: event('A proxy was created.', '1.18'),
  ProxyUpdated: event('A proxy was changed.', '1.18'),
  ProxyDeleted: event('A proxy was deleted.', '1.18'),
});
