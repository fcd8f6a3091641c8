/** The bytes on the wire, checked against the protocol's own message definitions. */
import { gunzipSync } from 'node:zlib';
import manifest from '../package.json' with { type: 'json' };
import { defineCatalogue } from '../telemetry/catalogue/catalogue.ts';
import { event, eventGroup, field } from '../telemetry/catalogue/define.ts';
import { flag, oneOf, version, wholeNumber } from '../telemetry/catalogue/kinds.ts';
import { createTelemetry } from '../telemetry/core/telemetry/telemetry.ts';
import { nodeHost } from '../telemetry/node/node-host.ts';
import { createPassingFetch } from '../telemetry/node/passing-fetch.ts';
import { createSettingsFile } from '../telemetry/node/settings-file.ts';
import { createTelemetrySettings } from '../telemetry/node/telemetry-settings.ts';
import { throughProtocol } from '../telemetry/testing/protocol.ts';
import { expect, expectArrived, quitAndDeliver, test } from './kreya.ts';

test('an ExportLogsServiceRequest arrives, with the ID, typed values, and nothing else', async ({
  launch,
  receiver,
  kreyac,
}) => {
  const run = await launch();
  // Nothing is sent before the notice has been shown, not even on quitting.
  await expectArrived(receiver, 'AppStarted');
  await run.window.evaluate(async () => {
    await window.kreya.telemetry.track('OperationInvoked', {
      operationType: 'unary',
      invokerName: 'rest',
      sendMode: 'all',
      httpMethod: 'GET',
      hasScript: true,
    });
    await window.kreya.telemetry.track('CliCommandExecuted', {
      command: 'version',
      durationMs: 12,
      succeeded: false,
    });
  });
  const { installationId } = await run.window.evaluate(() => window.kreya.telemetry.status());
  await quitAndDeliver(run, kreyac);
  const names = ['AppStarted', 'OperationInvoked', 'CliCommandExecuted', 'AppClosed'];
  await expectArrived(receiver, ...names);

  for (const request of receiver.requests) {
    expect(request.url).toBe('/v1/logs');
    const sent: unknown = JSON.parse(gunzipSync(request.rawBody).toString('utf8'));
    if (typeof sent !== 'object' || sent === null) throw new Error('no JSON object');
    expect(throughProtocol(sent)).toEqual(sent);
  }
  for (const { received } of receiver.events) {
    expect(received.resource).toEqual({
      attributes: [
        { key: 'service.name', value: { stringValue: 'kreya' } },
        { key: 'app.installation.id', value: { stringValue: installationId } },
      ],
    });
    expect(received.scope).toEqual({ name: 'kreya-telemetry', version: manifest.version });
  }

  const [started, invoked, executed] = receiver.events;
  expect(Object.keys(started?.attributes ?? {}).sort()).toEqual(
    [
      ...['kreya.app_kind', 'kreya.authenticated', 'kreya.os_arch', 'kreya.os_name', 'kreya.os_version'],
      ...['kreya.package_manager', 'kreya.process_arch', 'kreya.subscription_plan', 'kreya.version'],
    ].sort(),
  );
  expect(invoked?.attributes).toEqual({
    'kreya.operation_type': 'unary',
    'kreya.invoker_name': 'rest',
    'kreya.send_mode': 'all',
    'http.request.method': 'GET',
    'kreya.has_script': true,
  });
  expect(executed?.received.logRecord).toEqual({
    timeUnixNano: expect.stringMatching(/^\d{19}$/),
    severityNumber: 9,
    eventName: 'kreya.cli_command_executed',
    attributes: [
      { key: 'log.record.uid', value: { stringValue: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/) } },
      { key: 'kreya.command', value: { stringValue: 'version' } },
      { key: 'kreya.duration_ms', value: { intValue: '12' } },
      { key: 'kreya.succeeded', value: { boolValue: false } },
    ],
  });
});

test('a request carries fixed headers and nothing about the person', async ({ launch, receiver }) => {
  await launch({ args: ['--lang=de'], env: { LANG: 'de_CH.UTF-8', LANGUAGE: 'de_CH:fr' } });
  await expectArrived(receiver, 'AppStarted');
  const [request] = receiver.requests;
  const { 'content-length': _, host: __, ...headers } = request?.headers ?? {};
  expect(headers).toEqual({
    connection: 'keep-alive',
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'user-agent': `kreya-telemetry/${manifest.version}`,
    'accept-language': '*',
    // Chromium's own, the same on every machine.
    'accept-encoding': expect.stringMatching(/^gzip, deflate/),
    'sec-fetch-dest': 'empty',
    'sec-fetch-mode': 'no-cors',
    'sec-fetch-site': 'none',
  });
});

test('the protocol has a place for everything a catalogue adds to every event, and for its sampling', async ({
  profile,
  receiver,
}) => {
  const catalogue = defineCatalogue({
    namespace: 'acme',
    since: '1.0',
    common: {
      edition: field('The edition.', oneOf('free', 'pro')),
      seats: field('How many seats.', wholeNumber(1, 500)),
      portable: field('Whether it runs without being installed.', flag),
      shell: field('The version of the shell.', version),
    },
    resource: ['service.version', 'os.type'],
    groups: [
      eventGroup('Notes', {
        NoteScrolled: event('A note was scrolled.', '1.0', {}, { sampling: { oneIn: 2 } }),
        NoteCreated: event('A note was created.', '1.0'),
      }),
    ],
  });
  const telemetry = createTelemetry({
    ...nodeHost,
    ...createTelemetrySettings(createSettingsFile(profile, 'acme')),
    platform: 'win32',
    catalogue,
    common: { edition: 'pro', seats: 25, portable: true, shell: '3.1' },
    folder: profile,
    workingDirectory: null,
    commandLine: [],
    environment: { ACME_TELEMETRY_ENDPOINT: receiver.url },
    appVersion: '1.0.0',
    fetch: createPassingFetch(),
    warn: (message) => expect(message).toBe(''),
  });
  telemetry.noticeShown();
  // An ID of one that records it.
  const installationId = 'f47ac10b-58cc-4372-a567-0e02b2c3d482';
  expect(telemetry.adoptInstallationId(installationId)).toEqual({ kind: 'adopted' });
  telemetry.track('NoteScrolled');
  telemetry.track('NoteCreated');
  await telemetry.flush();
  telemetry.stop();

  const [request] = receiver.requests;
  const sent: unknown = JSON.parse(gunzipSync(request?.rawBody ?? '').toString('utf8'));
  expect(throughProtocol(Object(sent))).toEqual(sent);
  const resource = {
    attributes: [
      { key: 'service.name', value: { stringValue: 'acme' } },
      { key: 'app.installation.id', value: { stringValue: installationId } },
      { key: 'service.version', value: { stringValue: '1.0.0' } },
      { key: 'os.type', value: { stringValue: 'windows' } },
      { key: 'acme.edition', value: { stringValue: 'pro' } },
      { key: 'acme.seats', value: { intValue: '25' } },
      { key: 'acme.portable', value: { boolValue: true } },
      { key: 'acme.shell', value: { stringValue: '3.1' } },
    ],
  };
  expect(receiver.events.map(({ received }) => received.resource)).toEqual([resource, resource]);
  expect(receiver.events.map(({ name, attributes }) => [name, attributes])).toEqual([
    ['acme.note_scrolled', { 'acme.adjusted_count': 2 }],
    ['acme.note_created', {}],
  ]);
});
