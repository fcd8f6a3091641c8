import fs, { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnvelope } from '@sentry/core';
import { expect, test } from 'vitest';
import { readThrown } from '../../contract/raw-error.ts';
import { policy } from '../policy.ts';
import type { ErrorSource } from '../ports.ts';
import { createTelemetry } from '../telemetry/telemetry.ts';
import { catalogue } from '../testing/catalogue.ts';
import { type AcmeTelemetry, createFakeHost, eventNames, type FakeHost } from '../testing/fake-host.ts';
import { errorTracking } from './error-tracking.ts';
import type { ErrorOrigin } from './origin.ts';

const DSN = 'https://0123abcd@errors.example.com/42';
const ENDPOINT = 'https://telemetry.example.com/';
const MAIN: ErrorOrigin = { process: 'main', mechanism: 'uncaughtException', fatal: true };

const errorSource: ErrorSource = {
  own: () => ({ roots: [], files: new Set(), messages: [], names: new Set() }),
  environment: {
    fields: catalogue.events.AppStarted.fields,
    values: () => ({
      version: '1.18.0',
      osName: 'linux',
      osVersion: '6.1',
      osArch: 'x64',
      processArch: 'x64',
      subscriptionPlan: 'free',
      authenticated: false,
      appKind: 'ui',
      packageManager: 'none',
    }),
  },
};

type Changes = Parameters<typeof createFakeHost>[0];

/** A telemetry that tracks errors, and sends nothing else unless an endpoint is given. */
function createTracking(changes: Changes = {}, environment: Record<string, string> = {}) {
  const host = createFakeHost({
    trackErrors: errorTracking(errorSource),
    environment: { ACME_TELEMETRY_DSN: DSN, ...environment },
    ...changes,
  });
  return { host, telemetry: createTelemetry(host) };
}

function capture(telemetry: AcmeTelemetry, error: unknown, origin = MAIN): void {
  telemetry.captureError(readThrown(error), origin);
}

/** Lets some seconds pass, and everything due be sent. */
async function settle(host: FakeHost, telemetry: AcmeTelemetry): Promise<void> {
  for (let second = 0; second < 20; second += 1) {
    host.clock.advance(1_000);
    await telemetry.flush();
  }
}

interface SentEvent {
  readonly event_id: string;
  readonly tags: Record<string, string>;
  readonly breadcrumbs: readonly { readonly message: string }[];
  readonly exception: { readonly values: readonly { readonly type: string; readonly value: string }[] };
}

/** The events of all envelopes sent, as Sentry's own parser reads them. */
function sentEvents(host: FakeHost): SentEvent[] {
  return host.requests
    .filter((body) => body.startsWith('{"event_id"'))
    .flatMap((body) => {
      const [header, items] = parseEnvelope(body);
      return items.map(([item, payload]) => {
        expect(item.type).toBe('event');
        const bytes = payload instanceof Uint8Array ? Buffer.from(payload).toString() : '{}';
        const event: SentEvent = JSON.parse(bytes);
        expect(event.event_id).toBe(header.event_id);
        return event;
      });
    });
}

const thrownIn = (event: SentEvent | undefined) => event?.exception.values.at(-1);

test('an error arrives once, with the names of the last events, and is kept byte for byte', async () => {
  const { host, telemetry } = createTracking();
  for (let i = 0; i < 30; i += 1) telemetry.track('AppClosed', { openDurationSeconds: i });
  telemetry.track('EnvironmentCreated');
  capture(telemetry, new TypeError("Cannot read properties of undefined (reading 'ada')"));
  await settle(host, telemetry);
  const [event, ...others] = sentEvents(host);
  expect(others).toEqual([]);
  expect(thrownIn(event)).toMatchObject({ type: 'TypeError' });
  expect(thrownIn(event)?.value).toMatch(/^Cannot read properties of undefined \(reading '<\w+>'\)$/);
  expect(event?.tags).toMatchObject({ process: 'main', occurrences: '1', 'acme.os_name': 'linux' });
  expect(event?.breadcrumbs).toHaveLength(policy.errors.recentEvents);
  expect(event?.breadcrumbs.at(-1)?.message).toBe('EnvironmentCreated');

  const sent = join(host.folder, 'telemetry/errors/sent');
  const [file = ''] = readdirSync(sent);
  const [, payload = ''] = host.requests[0]?.split('\n').slice(1) ?? [];
  expect(readFileSync(join(sent, file), 'utf8')).toContain(payload);
});

test('a caught error survives the process', async () => {
  const { host, telemetry } = createTracking();
  capture(telemetry, new RangeError('Invalid array length'));
  const next = createTracking({ folder: host.folder });
  next.telemetry.start();
  await settle(next.host, next.telemetry);
  expect(thrownIn(sentEvents(next.host)[0])).toMatchObject({
    type: 'RangeError',
    value: 'Invalid array length',
  });
});

test.each([
  ['no DSN', {}, ''],
  ['a DSN that is none', { ACME_TELEMETRY_DSN: 'https://ada:secret@example.com' }, 'ACME_TELEMETRY_DSN'],
])('%s: nothing is tracked, and a warning says so if it was intended', async (_, dsn, warning) => {
  const host = createFakeHost({
    trackErrors: errorTracking(errorSource),
    environment: { ACME_TELEMETRY_ENDPOINT: ENDPOINT, ...dsn },
  });
  const telemetry = createTelemetry(host);
  capture(telemetry, new Error('no'));
  telemetry.track('EnvironmentCreated');
  await settle(host, telemetry);
  expect(eventNames(host.requests)).toEqual(['environment_created']);
  expect(sentEvents(host)).toEqual([]);
  expect(existsSync(join(host.folder, 'telemetry/errors'))).toBe(false);
  expect(host.warnings.map((line) => line.slice(0, warning.length))).toEqual(warning === '' ? [] : [warning]);
  expect(host.warnings.join()).not.toMatch(/ada|secret/);
});

test('locked off: nothing is tracked and nothing is written', async () => {
  const { host, telemetry } = createTracking({}, { DO_NOT_TRACK: '1' });
  expect(telemetry.isTrackingErrors()).toBe(false);
  capture(telemetry, new Error('no'));
  telemetry.captureGone({ ...MAIN, process: 'gpu' }, 'crashed', 1);
  telemetry.captureEarlierCrashes();
  await settle(host, telemetry);
  expect(host.requests).toEqual([]);
  expect(readdirSync(host.folder)).toEqual([]);
});

test('turned off: sends what was caught before and nothing after; resumes when turned on', async () => {
  const { host, telemetry } = createTracking();
  capture(telemetry, new TypeError('x is not a function'));
  capture(telemetry, new TypeError('x is not a function'));
  host.clock.advance(1);
  telemetry.setEnabled(false);
  host.clock.advance(1);
  capture(telemetry, new RangeError('Invalid array length'));
  await settle(host, telemetry);
  const types = () => sentEvents(host).map((event) => [thrownIn(event)?.type, event.tags['occurrences']]);
  expect(types()).toEqual([
    ['TypeError', '1'],
    ['TypeError', '1'],
  ]);
  telemetry.setEnabled(true);
  capture(telemetry, new SyntaxError('Unexpected end of JSON input'));
  await settle(host, telemetry);
  expect(types().slice(2)).toEqual([['SyntaxError', '1']]);
});

test('an error caught by another process at the instant of opting out never leaves', async () => {
  const { host, telemetry } = createTracking();
  const other = createFakeHost({ folder: host.folder });
  host.clock.advance(10);
  createTelemetry(other).setEnabled(false);
  host.choiceOnDisk = other.choiceOnDisk;
  host.changesOnDisk = other.changesOnDisk;
  capture(telemetry, new Error('no'));
  await settle(host, telemetry);
  expect(host.requests).toEqual([]);
});

test('nothing leaves before the notice is shown', async () => {
  const { host, telemetry } = createTracking({ notice: { wasShown: () => false, markShown: () => {} } });
  capture(telemetry, new Error('no'));
  await settle(host, telemetry);
  expect(host.requests).toEqual([]);
  expect(telemetry.status().noticeDue).toBe(true);
  telemetry.noticeShown();
  await settle(host, telemetry);
  expect(sentEvents(host)).toHaveLength(1);
});

test('10,000 identical errors become a handful of reports with counts', async () => {
  const { host, telemetry } = createTracking();
  const error = new TypeError('x is not a function');
  for (let i = 0; i < 10_000; i += 1) capture(telemetry, error);
  await settle(host, telemetry);
  const occurrences = sentEvents(host).map((event) => Number(event.tags['occurrences']));
  expect(occurrences).toEqual([1, 9_999]);
});

test('10,000 errors with ever new texts are limited, and the unreported ones counted', async () => {
  const { host, telemetry } = createTracking({}, { ACME_TELEMETRY_ENDPOINT: ENDPOINT });
  for (let i = 0; i < 10_000; i += 1) capture(telemetry, new Error(`Unexpected ${'a'.repeat(i % 50)} ${i}`));
  telemetry.setEnabled(false);
  await settle(host, telemetry);
  const told = sentEvents(host).reduce((sum, event) => sum + Number(event.tags['occurrences']), 0);
  expect(sentEvents(host).length).toBeLessThanOrEqual(policy.errors.reportsPerMinute);
  const dropped = host.requests.flatMap((body) =>
    [...body.matchAll(/events_dropped".*?"intValue":"(\d+)".*?"stringValue":"(\w+)"/g)].map((match) => [
      match[2],
      Number(match[1]),
    ]),
  );
  expect(dropped).toEqual([['rateLimited', 10_000 - told]]);
});

test('what is not in the schema does not leave', async () => {
  const { host, telemetry } = createTracking({
    trackErrors: errorTracking({
      ...errorSource,
      environment: {
        ...errorSource.environment,
        values: () => ({
          ...errorSource.environment.values(),
          // A host that is broken, hostile, or compiled against another catalogue.
          ...JSON.parse('{"osName":"Zelda\'s laptop","user":"zelda","server_name":"zelda-pc"}'),
        }),
      },
    }),
  });
  capture(telemetry, new Error('no'));
  await settle(host, telemetry);
  expect(sentEvents(host)).toHaveLength(1);
  expect(host.requests.join()).not.toMatch(/zelda/i);
});

test('an error inside error tracking is swallowed, counted and never tracked', async () => {
  const { host, telemetry } = createTracking({
    trackErrors: errorTracking({
      ...errorSource,
      own: () => {
        throw new Error('broken');
      },
    }),
  });
  expect(() => capture(telemetry, new Error('no'))).not.toThrow();
  await settle(host, telemetry);
  expect(host.requests).toEqual([]);
  expect(host.warnings).toHaveLength(1);
});

test('a full disk breaks nothing', async () => {
  const openSync: typeof fs.openSync = (path, flags, mode) =>
    flags === 'wx' ? fs.openSync('/dev/full', 'r+') : fs.openSync(path, flags, mode);
  const full = { ...fs, openSync };
  const { host, telemetry } = createTracking({ disk: full });
  expect(() => capture(telemetry, new Error('no'))).not.toThrow();
  expect(host.warnings.join()).toContain('ENOSPC');
});

test.each([
  [{ 'X-Sentry-Rate-Limits': '120:error:organization' }, 429],
  [{ 'X-Sentry-Rate-Limits': '60:transaction, 120::key' }, 200],
  [{ 'Retry-After': '120' }, 429],
])('a receiver that asks for a pause is left alone, for %j with %i', async (headers, status) => {
  const { host, telemetry } = createTracking();
  host.script = () => new Response(null, { status, headers: { ...headers } });
  capture(telemetry, new TypeError('x is not a function'));
  await telemetry.flush();
  expect(host.requests).toHaveLength(1);
  capture(telemetry, new RangeError('Invalid array length'));
  for (let i = 0; i < 5; i += 1) await settle(host, telemetry);
  expect(host.requests).toHaveLength(1);
  host.script = () => new Response('{}');
  for (let i = 0; i < 2; i += 1) await settle(host, telemetry);
  expect(new Set(sentEvents(host).map((event) => thrownIn(event)?.type))).toEqual(
    new Set(['TypeError', 'RangeError']),
  );
});

test('deletes a file that is no dump, and a dump made while telemetry was off', async () => {
  const { host, telemetry } = createTracking();
  const folder = join(telemetry.crashFolder, 'pending');
  mkdirSync(folder, { recursive: true });
  const dump = join(folder, '6f6e6520-6475-4d70-a06f-6620616e7921.dmp');
  writeFileSync(dump, 'no dump, but Ada Lovelace');
  telemetry.captureEarlierCrashes();
  expect(existsSync(dump)).toBe(false);
  writeFileSync(dump, 'no dump, but Ada Lovelace');
  telemetry.setEnabled(false);
  expect(existsSync(telemetry.crashFolder)).toBe(false);
  await settle(host, telemetry);
  expect(host.requests).toEqual([]);
});

test('an event fired while another process had turned telemetry off is not attached to a later error', async () => {
  const { host, telemetry } = createTracking();
  const other = createFakeHost({ folder: host.folder });
  const elsewhere = createTelemetry(other);
  const hearOf = () => {
    host.choiceOnDisk = other.choiceOnDisk;
    host.changesOnDisk = other.changesOnDisk;
    host.clock.advance(2_000);
    other.clock.advance(2_000);
  };
  telemetry.track('ExampleProjectOpened');
  elsewhere.setEnabled(false);
  hearOf();
  telemetry.track('EnvironmentCreated');
  elsewhere.setEnabled(true);
  hearOf();
  telemetry.track('HistoryOverviewOpened');
  capture(telemetry, new Error('no'));
  await settle(host, telemetry);
  expect(sentEvents(host).map((event) => event.breadcrumbs.map((one) => one.message))).toEqual([
    ['HistoryOverviewOpened'],
  ]);
});

test('a report names the builds of the own files in its stacks, and no others', async () => {
  const id = 'c080f3b7-c870-5d69-b35b-2d0642b4f2ee';
  const ids: Record<string, string> = { 'out/main/main.js': id, 'out/main/old.js': `${id} of ada` };
  const { host, telemetry } = createTracking({
    trackErrors: errorTracking({
      ...errorSource,
      own: () => ({
        roots: [{ prefix: '/opt/acme', replacement: 'out' }],
        files: new Set(['out/main/main.js', 'out/main/old.js', 'out/main/plain.js', 'out/main/unused.js']),
        messages: [],
        names: new Set(),
        debugIdOf: (file) => ids[file] ?? null,
      }),
    }),
  });
  const error = new Error('Failed.');
  const places = ['/opt/acme/main/main.js', '/opt/acme/main/old.js', '/opt/acme/main/plain.js', 'node:fs'];
  error.stack = ['Error: Failed.', ...places.map((place) => `    at ${place}:1:2`)].join('\n');
  const cause = new Error('Failed.');
  cause.stack = 'Error: Failed.\n    at /opt/acme/main/main.js:3:4';
  error.cause = cause;
  capture(telemetry, error);
  await settle(host, telemetry);
  expect(sentEvents(host)).toMatchObject([
    {
      debug_meta: { images: [{ type: 'sourcemap', code_file: 'app:///out/main/main.js', debug_id: id }] },
      exception: {
        values: [{}, { stacktrace: { frames: [{}, {}, {}, { filename: 'app:///out/main/main.js' }] } }],
      },
    },
  ]);
});

test('an error report waits, too, while its person has paused sending', async () => {
  const { host, telemetry } = createTracking();
  telemetry.pauseSending();
  capture(telemetry, new TypeError('Paused'));
  host.clock.advance(policy.errors.waitMs);
  expect(await telemetry.flush()).toMatchObject({ kind: 'held' });
  expect(host.requests).toEqual([]);
  expect(telemetry.status()).toMatchObject({ pendingErrors: 1, delivery: { kind: 'held' } });
  telemetry.resumeSending();
  await settle(host, telemetry);
  expect(sentEvents(host)).toHaveLength(1);
});
