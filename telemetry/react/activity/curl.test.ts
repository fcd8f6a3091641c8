import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect } from 'vitest';
import { testWith } from '../../testing/needs.ts';
import { requestFromProtobuf } from '../../testing/protocol.ts';
import { curlCommand } from './curl.ts';
import type { Entry } from './entry.ts';

const entryOf = (raw: string): Entry => ({
  key: 'u-1',
  id: 'u-1',
  kind: 'event',
  name: null,
  message: '',
  occurredAt: null,
  sentAt: null,
  raw,
  before: '{"resource":{},"scopeLogs":[{"logRecords":[',
  after: ']}]}',
});

/** What a shell gives to `curl`. */
function argumentsOf(command: string, endpoint: string): readonly string[] {
  const script = `curl() { for one; do printf '%s\\0' "$one"; done; }\n${command}`;
  const env = { ACME_TELEMETRY_ENDPOINT: endpoint };
  return execFileSync('sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
}

testWith('a Unix shell')('sends the event as telemetry does, to the receiver that the variable names', () => {
  for (const endpoint of ['https://t.example/base', 'https://t.example/base/']) {
    expect(argumentsOf(curlCommand(entryOf('{"a":1}'), 'ACME_TELEMETRY_ENDPOINT'), endpoint)).toEqual([
      'https://t.example/base/v1/logs',
      '--header',
      'Content-Type: application/json',
      '--data-raw',
      '{"resourceLogs":[{"resource":{},"scopeLogs":[{"logRecords":[{"a":1}]}]}]}',
    ]);
  }
});

testWith('a Unix shell')('sends protobuf to a receiver that accepts nothing else', () => {
  const record =
    '{"eventName":"acme.app_started","attributes":[{"key":"a","value":{"stringValue":"\'ä😀"}}]}';
  const entry = { ...entryOf(record), encoding: 'protobuf' } as const;
  const script = `curl() { printf '%s\\n' "$@" >&2; cat; }\n${curlCommand(entry, 'ACME_TELEMETRY_ENDPOINT')}`;
  const env = { ...process.env, ACME_TELEMETRY_ENDPOINT: 'https://t.example' };
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { env });
  expect(String(stderr).trimEnd().split('\n')).toEqual([
    'https://t.example/v1/logs',
    '--header',
    'Content-Type: application/x-protobuf',
    '--data-binary',
    '@-',
  ]);
  expect(requestFromProtobuf(stdout)).toEqual({
    resourceLogs: [{ resource: {}, scopeLogs: [{ logRecords: [JSON.parse(record)] }] }],
  });
});

testWith('a Unix shell')('has the very bytes in it, whatever they are, and runs none of them', () => {
  const unit = fc.constantFrom(
    "'",
    '"',
    '\\',
    '$',
    '`',
    '!',
    '\n',
    '%',
    ';',
    '&',
    'ä',
    '😀',
    '$(exit 1)',
    ' ',
  );
  fc.assert(
    fc.property(fc.string({ unit }), (raw) => {
      const body = argumentsOf(curlCommand(entryOf(raw), 'ACME_TELEMETRY_ENDPOINT'), 'https://t.example').at(
        -1,
      );
      expect(body).toBe(`{"resourceLogs":[{"resource":{},"scopeLogs":[{"logRecords":[${raw}]}]}]}`);
    }),
    { numRuns: 50 },
  );
});
