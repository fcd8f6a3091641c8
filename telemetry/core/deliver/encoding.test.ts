/** Receivers that do not accept JSON get the same records as protobuf, and nothing is lost by finding out. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { requestFromProtobuf, responseToProtobuf } from '../../testing/protocol.ts';
import { policy } from '../policy.ts';
import { framed } from '../spool/frame.ts';
import { unframe } from '../spool/unframe.ts';
import { readRecords } from '../telemetry/records.ts';
import { createTelemetry, type TelemetryProgram } from '../telemetry/telemetry.ts';
import type { AcmeEvents } from '../testing/catalogue.ts';
import { asHttpResponse, createFakeHost, type FakeHost } from '../testing/fake-host.ts';

type Encoding = 'json' | 'protobuf';

interface Request {
  readonly encoding: Encoding;
  readonly durations: readonly number[];
  /** In the JSON mapping. */
  readonly body: string;
}

type Answer = (request: Request) => Response | Error;

const VICTORIA_LOGS = "json encoding isn't supported for opentelemetry format. Use protobuf encoding";
const ok = () => new Response();
const status = (code: number, body = '') => new Response(body, { status: code });
const onlyProtobuf =
  (otherwise: Answer = ok, refusal = () => status(415)): Answer =>
  (request) =>
    request.encoding === 'json' ? refusal() : otherwise(request);

interface Met {
  readonly host: FakeHost;
  readonly requests: readonly Request[];
  readonly telemetry: ReturnType<typeof createTelemetry<AcmeEvents>>;
}

/** A program whose receiver answers like that. */
function meet(answer: Answer, changes: Partial<TelemetryProgram<AcmeEvents>> = {}): Met {
  const requests: Request[] = [];
  const host = createFakeHost({
    async fetch(_, { headers, body }) {
      const content = gunzipSync(body);
      const encoding = headers['Content-Type'] === 'application/x-protobuf' ? 'protobuf' : 'json';
      const text = encoding === 'json' ? String(content) : JSON.stringify(requestFromProtobuf(content));
      const durations = [...text.matchAll(/open_duration_seconds","value":\{"intValue":"(\d+)"/g)].map(
        ([, digits]) => Number(digits),
      );
      const request = { encoding, durations, body: text } as const;
      requests.push(request);
      const response = answer(request);
      if (response instanceof Error) throw response;
      return asHttpResponse(response);
    },
    ...changes,
  });
  return { host, requests, telemetry: createTelemetry(host) };
}

function trackClosings({ telemetry }: Met, count: number, from = 0): void {
  for (let at = from; at < from + count; at += 1) telemetry.track('AppClosed', { openDurationSeconds: at });
}

function recordsIn(request: Request | undefined): unknown[] {
  const { resourceLogs } = JSON.parse(request?.body ?? '{}');
  return resourceLogs.flatMap((logs: { scopeLogs: { logRecords: unknown }[] }) =>
    logs.scopeLogs.flatMap(({ logRecords }) => logRecords),
  );
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);
const sequence = ({ requests }: Met) => requests.map(({ encoding }) => encoding);

test.each([
  ['415', () => status(415)],
  ['a 400 that says so', () => status(400, VICTORIA_LOGS)],
])('after %s, sends the same records as protobuf at once, and all later ones', async (_, refusal) => {
  const met = meet(onlyProtobuf(ok, refusal));
  trackClosings(met, 200);
  expect(await met.telemetry.flush()).toMatchObject({ kind: 'delivered', delivered: 200, rejected: 0 });
  trackClosings(met, 1, 200);
  expect(await met.telemetry.flush()).toMatchObject({ kind: 'delivered', delivered: 1 });
  expect(sequence(met)).toEqual(['json', 'protobuf', 'protobuf']);
  const [refused, sent] = met.requests;
  expect(sent?.durations).toEqual(upTo(200));
  expect(recordsIn(sent)).toEqual(recordsIn(refused));
  expect(met.host.warnings).toEqual([]);
});

test('a receiver that accepts JSON never gets anything else', async () => {
  const met = meet(ok);
  trackClosings(met, 3);
  await met.telemetry.flush();
  expect(sequence(met)).toEqual(['json']);
});

test('remembers it across a restart, for that address only', async () => {
  const first = meet(onlyProtobuf());
  trackClosings(first, 1);
  await first.telemetry.flush();
  const { folder } = first.host;
  const later = meet(ok, { folder });
  trackClosings(later, 1);
  await later.telemetry.flush();
  expect(sequence(later)).toEqual(['protobuf']);
  const elsewhere = meet(ok, { folder, environment: { ACME_TELEMETRY_ENDPOINT: 'https://other.example' } });
  trackClosings(elsewhere, 1);
  await elsewhere.telemetry.flush();
  expect(sequence(elsewhere)).toEqual(['json']);
});

test('Activity says what was sent as protobuf, and what will be', async () => {
  const met = meet(({ encoding }) => status(encoding === accepted ? 200 : 415));
  let accepted: Encoding = 'json';
  const shown = () =>
    readRecords(met.telemetry.activity).map(({ state, encoding }) => `${state} ${encoding}`);
  trackClosings(met, 1);
  await met.telemetry.flush();
  accepted = 'protobuf';
  trackClosings(met, 1, 1);
  expect(shown()).toEqual(['sent json', 'waiting json']);
  met.host.clock.advance(1);
  await met.telemetry.flush();
  met.host.clock.advance(1);
  trackClosings(met, 1, 2);
  expect(shown()).toEqual(['sent json', 'sent protobuf', 'waiting protobuf']);
  const [, sent] = readRecords(met.telemetry.activity);
  expect(recordsIn(met.requests.at(-1))).toEqual([JSON.parse(sent?.record ?? '')]);
});

test('a receiver that refuses protobuf later gets JSON again', async () => {
  const first = meet(onlyProtobuf());
  trackClosings(first, 1);
  await first.telemetry.flush();
  const later = meet(({ encoding }) => status(encoding === 'json' ? 200 : 415), {
    folder: first.host.folder,
  });
  trackClosings(later, 2);
  expect(await later.telemetry.flush()).toMatchObject({ kind: 'delivered', delivered: 2, rejected: 0 });
  trackClosings(later, 1, 2);
  await later.telemetry.flush();
  expect(sequence(later)).toEqual(['protobuf', 'json', 'json']);
});

test('a receiver that changes its mind while the program runs loses nothing either', async () => {
  let accepted: Encoding = 'protobuf';
  const met = meet(({ encoding }) => status(encoding === accepted ? 200 : 415));
  for (const [at, next] of (['protobuf', 'json', 'protobuf'] as const).entries()) {
    accepted = next;
    trackClosings(met, 1, at);
    expect(await met.telemetry.flush()).toMatchObject({ kind: 'delivered', delivered: 1, rejected: 0 });
  }
  expect(sequence(met)).toEqual(['json', 'protobuf', 'protobuf', 'json', 'json', 'protobuf']);
});

test('a receiver that refuses both is asked twice per batch, and what it refuses is counted and said once', async () => {
  const met = meet(() => status(415));
  trackClosings(met, 3);
  expect(await met.telemetry.flush()).toMatchObject({ rejected: 3, delivered: 0 });
  met.host.clock.advance(policy.delivery.backoffMaxMs);
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
  trackClosings(met, 1, 3);
  await met.telemetry.flush();
  expect(sequence(met)).toEqual(['json', 'protobuf', 'json', 'protobuf']);
  expect(recordsIn(met.requests[1])).toEqual(recordsIn(met.requests[0]));
  expect(recordsIn(met.requests[3])).toEqual(recordsIn(met.requests[2]));
  expect(met.host.warnings).toEqual([
    'The receiver refuses telemetry for good: it accepts neither JSON nor protobuf; it answered 415. What it refuses is counted and not sent again.',
  ]);
});

test('an outage between the two answers loses nothing, and JSON is not tried again after it', async () => {
  let isDown = true;
  const met = meet(onlyProtobuf(() => (isDown ? status(503) : ok())));
  trackClosings(met, 3);
  expect(await met.telemetry.flush()).toMatchObject({ kind: 'waiting', delivered: 0, rejected: 0 });
  isDown = false;
  met.host.clock.advance(policy.delivery.backoffMaxMs);
  expect(await met.telemetry.flush()).toMatchObject({ kind: 'delivered' });
  expect(sequence(met)).toEqual(['json', 'protobuf', 'protobuf']);
  expect(met.telemetry.status().pending).toBe(0);
});

test('a kill between the two answers loses nothing', async () => {
  const killed = meet(onlyProtobuf(() => new Error('killed')));
  trackClosings(killed, 3);
  await killed.telemetry.flush();
  const next = meet(onlyProtobuf(), { folder: killed.host.folder });
  next.host.clock.advance(policy.delivery.backoffMaxMs);
  await next.telemetry.flush();
  expect(next.requests.at(-1)?.durations).toEqual(upTo(3));
  expect(next.telemetry.status().pending).toBe(0);
});

const POISON = 5;

test.each<[string, Answer, Encoding]>([
  ['JSON', ({ durations }) => (durations.includes(POISON) ? status(400) : ok()), 'json'],
  [
    'protobuf',
    onlyProtobuf(({ durations }) => (durations.includes(POISON) ? status(400) : ok())),
    'protobuf',
  ],
  [
    // Its words could be about the encoding, and it accepts nothing else.
    'JSON with words that are mistaken',
    ({ durations, encoding }) => {
      if (encoding === 'protobuf') return status(415);
      return durations.includes(POISON) ? status(400, 'JSON like this is not supported') : ok();
    },
    'json',
  ],
])('finds the one bad record of a batch in %s', async (_, answer, encoding) => {
  const met = meet(answer);
  trackClosings(met, 10);
  expect(await met.telemetry.flush()).toMatchObject({ kind: 'delivered', rejected: 1 });
  await met.telemetry.flush();
  const taken = met.requests.filter((request) => {
    const response = answer(request);
    return response instanceof Response && response.ok;
  });
  expect(taken.flatMap(({ durations }) => durations)).toEqual(upTo(10).filter((at) => at !== POISON));
  expect(new Set(taken.map((one) => one.encoding))).toEqual(new Set([encoding]));
});

test('sends fewer records after a 413, in protobuf as well', async () => {
  const met = meet(onlyProtobuf(({ durations }) => status(durations.length > 3 ? 413 : 200)));
  trackClosings(met, 10);
  expect(await met.telemetry.flush()).toMatchObject({ kind: 'delivered', delivered: 10, rejected: 0 });
});

test('counts what a partial success in protobuf rejects', async () => {
  const body = responseToProtobuf({ partialSuccess: { rejectedLogRecords: 2, errorMessage: 'too old' } });
  const met = meet(onlyProtobuf(() => new Response(body)));
  trackClosings(met, 3);
  expect(await met.telemetry.flush()).toMatchObject({ delivered: 1, rejected: 2 });
});

test('a record that is none costs no other one', async () => {
  const met = meet(onlyProtobuf());
  trackClosings(met, 4);
  met.telemetry.stop();
  spoil(met.host.folder, '"intValue":"2"', '"intValue":"x"');
  const next = meet(onlyProtobuf(), { folder: met.host.folder });
  await next.telemetry.flush();
  const durations = next.requests.filter(({ encoding }) => encoding === 'protobuf');
  expect(durations.flatMap((one) => one.durations)).toEqual([0, 1, 3]);
});

/** As a version with a fault would have written it: the checksums are right. */
function spoil(folder: string, text: string, by: string): void {
  const spool = join(folder, 'telemetry/spool');
  for (const file of readdirSync(spool)) {
    const { headers, records } = unframe(readFileSync(join(spool, file)));
    const spoiled = records.map((record) => Buffer.from(String(record).replace(text, by)));
    const frames = [
      ...headers.map((header) => framed('H', header)),
      ...spoiled.map((record) => framed('R', record)),
    ];
    writeFileSync(join(spool, file), Buffer.concat(frames));
  }
}
