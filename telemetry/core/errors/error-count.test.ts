/** The event that counts error reports. */
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { readThrown } from '../../contract/raw-error.ts';
import { policy } from '../policy.ts';
import type { ErrorSource } from '../ports.ts';
import { createTelemetry } from '../telemetry/telemetry.ts';
import { catalogue } from '../testing/catalogue.ts';
import { createFakeHost, eventNames, type FakeHost } from '../testing/fake-host.ts';
import { errorTracking } from './error-tracking.ts';
import { countedAs, type ErrorOrigin, MECHANISMS, PROCESS_KINDS } from './origin.ts';

const DSN = 'https://0123abcd@errors.example.com/42';
const ENDPOINT = 'https://telemetry.example.com/';
const MAIN: ErrorOrigin = { process: 'main', mechanism: 'uncaughtException', fatal: true };
const SOURCE: ErrorSource = {
  own: () => ({ roots: [], files: new Set(), messages: [], names: new Set() }),
  environment: {
    fields: catalogue.events.AppStarted.fields,
    values: () => ({ version: '1.18.0', osName: 'linux', authenticated: false }),
  },
};

function createCounting(
  changes: Parameters<typeof createFakeHost>[0] = {},
  environment: Record<string, string> = { ACME_TELEMETRY_DSN: DSN, ACME_TELEMETRY_ENDPOINT: ENDPOINT },
) {
  const host = createFakeHost({ trackErrors: errorTracking(SOURCE), environment, ...changes });
  const telemetry = createTelemetry(host);
  return {
    host,
    telemetry,
    capture: (error: unknown, origin = MAIN) => telemetry.captureError(readThrown(error), origin),
    async settle() {
      for (let second = 0; second < 20; second += 1) {
        host.clock.advance(1_000);
        await telemetry.flush();
      }
    },
  };
}

/** What was counted, as `process kind`, in the order of arrival. */
function counted(host: FakeHost): string[] {
  return host.requests.flatMap((body) =>
    [
      ...body.matchAll(
        /acme\.telemetry_error_reported".*?"acme\.process","value":\{"stringValue":"(\w+)".*?"acme\.kind","value":\{"stringValue":"(\w+)"/g,
      ),
    ].map(([, process, kind]) => `${process} ${kind}`),
  );
}

const reports = (host: FakeHost) => host.requests.filter((body) => body.startsWith('{"event_id"'));

test('each report is counted once, by its process and kind', async () => {
  const { host, telemetry, capture, settle } = createCounting();
  capture(new TypeError('x is not a function'));
  capture(new RangeError('Invalid array length'), { process: 'renderer', mechanism: 'caught', fatal: false });
  telemetry.captureGone({ process: 'gpu', mechanism: 'child-process-gone', fatal: true }, 'crashed', 1);
  telemetry.captureGone({ process: 'unknown', mechanism: 'child-process-gone', fatal: true }, 'oom', 1);
  await settle();
  expect(counted(host)).toEqual(['main exception', 'renderer exception', 'gpu gone', 'other gone']);
  expect(reports(host)).toHaveLength(4);
});

test('every origin is counted as something that the catalogue allows', () => {
  const { process, kind } = catalogue.events.TelemetryErrorReported.fields;
  const pairs = PROCESS_KINDS.flatMap((one) =>
    MECHANISMS.map((mechanism) => countedAs({ process: one, mechanism, fatal: false })),
  );
  expect(new Set(pairs.map((pair) => pair.process))).toEqual(new Set(process.kind.values));
  expect(new Set(pairs.map((pair) => pair.kind))).toEqual(new Set(kind.kind.values));
  expect(countedAs({ process: 'utility', mechanism: 'minidump', fatal: true })).toEqual({
    process: 'utility',
    kind: 'crash',
  });
});

test('a storm of errors counts as many as there are reports', async () => {
  const { host, telemetry, capture, settle } = createCounting();
  const same = new TypeError('x is not a function');
  for (let i = 0; i < 10_000; i += 1) capture(same);
  for (let i = 0; i < 10_000; i += 1) capture(new Error(`Unexpected ${'a'.repeat(i % 50)} ${i}`));
  telemetry.setEnabled(false);
  await settle();
  expect(reports(host).length).toBeLessThanOrEqual(policy.errors.reportsPerMinute);
  expect(counted(host)).toHaveLength(reports(host).length);
});

test('what is caught after turning telemetry off is not counted, and the last event says so', async () => {
  const { host, telemetry, capture, settle } = createCounting();
  const same = new TypeError('x is not a function');
  capture(same);
  capture(same);
  telemetry.setEnabled(false);
  capture(new RangeError('Invalid array length'));
  await settle();
  expect(eventNames(host.requests)).toEqual([
    'telemetry_error_reported',
    'telemetry_error_reported',
    'telemetry_disabled',
  ]);
});

test.each([
  ['errors are not tracked', { ACME_TELEMETRY_ENDPOINT: ENDPOINT }],
  ['events are not recorded', { ACME_TELEMETRY_DSN: DSN }],
  [
    'telemetry is locked off',
    { ACME_TELEMETRY_DSN: DSN, ACME_TELEMETRY_ENDPOINT: ENDPOINT, DO_NOT_TRACK: '1' },
  ],
])('nothing is counted while %s', async (_, environment) => {
  const { host, capture, settle } = createCounting({}, environment);
  capture(new TypeError('x is not a function'));
  await settle();
  expect(counted(host)).toEqual([]);
});

test('an error that does not become a report is not counted', async () => {
  const { host, capture, settle } = createCounting({
    trackErrors: errorTracking({
      ...SOURCE,
      own: () => {
        throw new Error('broken');
      },
    }),
  });
  capture(new Error('no'));
  await settle();
  expect(counted(host)).toEqual([]);
});

test('an event that cannot be written leads to no further report', async () => {
  const openSync: typeof fs.openSync = (path, flags, mode) => {
    if (flags === 'wx' && !/[\\/]errors[\\/]/.test(String(path)))
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    return fs.openSync(path, flags, mode);
  };
  const { host, capture, settle } = createCounting({ disk: { ...fs, openSync } });
  expect(() => capture(new TypeError('x is not a function'))).not.toThrow();
  await settle();
  expect(reports(host)).toHaveLength(1);
  expect(counted(host)).toEqual([]);
});

test('a report does not name the event that counts the one before', async () => {
  const { host, telemetry, capture, settle } = createCounting();
  telemetry.track('EnvironmentCreated');
  capture(new TypeError('x is not a function'));
  capture(new RangeError('Invalid array length'));
  await settle();
  expect(reports(host)).toHaveLength(2);
  for (const body of reports(host)) {
    expect(body).toContain('EnvironmentCreated');
    expect(body).not.toContain('TelemetryErrorReported');
  }
});
