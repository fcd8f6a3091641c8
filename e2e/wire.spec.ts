/** The bytes on the wire, judged by the protocol's own message definitions. */
import { gunzipSync } from 'node:zlib';
import manifest from '../package.json' with { type: 'json' };
import { expect, expectArrived, test } from './kreya.ts';
import { throughProtocol } from './otlp.ts';

test('what arrives is an ExportLogsServiceRequest, with the id, typed values, and nothing else', async ({
  launch,
  receiver,
}) => {
  const run = await launch();
  // Nothing is sent before the notice was shown, on quitting neither.
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
  await run.quit();
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

test('a request carries fixed headers and nothing of the person', async ({ launch, receiver }) => {
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
