import { expect, test } from 'vitest';
import { responseToProtobuf } from '../../testing/protocol.ts';
import { policy } from '../policy.ts';
import type { HttpResponse } from '../ports.ts';
import { asHttpResponse } from '../testing/fake-host.ts';
import { classifyLogsResponse, readRetryAfter } from './answer.ts';
import { PROTOBUF } from './logs-protobuf.ts';

const NOW = Date.UTC(2026, 0, 1);
const partial = (rejected: unknown) => JSON.stringify({ partialSuccess: { rejectedLogRecords: rejected } });

test.each([
  [200, '{}', { kind: 'delivered', rejected: 0, retryAfter: null }],
  [202, '', { kind: 'delivered', rejected: 0, retryAfter: null }],
  [200, partial('3'), { kind: 'delivered', rejected: 3, retryAfter: null }],
  [200, partial(3), { kind: 'delivered', rejected: 3, retryAfter: null }],
  [200, partial(-1), { kind: 'delivered', rejected: 0, retryAfter: null }],
  [200, 'null', { kind: 'delivered', rejected: 0, retryAfter: null }],
  [413, '', { kind: 'tooLarge' }],
  [429, '', { kind: 'retry', problem: 'unavailable', retryAfter: null }],
  [502, '', { kind: 'retry', problem: 'unavailable', retryAfter: null }],
  [503, '', { kind: 'retry', problem: 'unavailable', retryAfter: null }],
  [504, '', { kind: 'retry', problem: 'unavailable', retryAfter: null }],
  [503, '<html>Busy</html>', { kind: 'retry', problem: 'unavailable', retryAfter: null }],
  [400, '', { kind: 'malformed', status: 400 }],
  [415, '', { kind: 'unsupported', status: 415 }],
  [401, '', { kind: 'refused', status: 401 }],
  [500, '', { kind: 'refused', status: 500 }],
  [501, '', { kind: 'refused', status: 501 }],
])('classifies %i with body %o', async (status, body, outcome) => {
  expect(await classifyLogsResponse(response(status, body), NOW)).toEqual(outcome);
});

test.each<[unknown, string | undefined]>([
  ['too old', 'too old'],
  [' \r\n too\told \u0007', 'too old'],
  ['\u001b]0;title\u0007\u202eold', ']0;title old'],
  ['x'.repeat(1_000), `${'x'.repeat(199)}…`],
  ['', undefined],
  [7, undefined],
  [{ toString: 'x' }, undefined],
])("reads the receiver's words %o as %o", async (errorMessage, message) => {
  const body = JSON.stringify({ partialSuccess: { rejectedLogRecords: 1, errorMessage } });
  expect(await classifyLogsResponse(response(200, body), NOW)).toEqual({
    kind: 'delivered',
    rejected: 1,
    message,
    retryAfter: null,
  });
});

const INTERCEPTED = { kind: 'retry', problem: 'intercepted', retryAfter: null };

test.each([300, 301, 302, 303, 304, 306, 307, 308, 399, 407, 511, 0, 99, 101, 199, 600, 999, Number.NaN])(
  'treats status %d as intercepted by the network',
  async (status) => {
    const headers = { 'retry-after': '86400' };
    expect(await classifyLogsResponse(response(status, '{}', headers), NOW)).toEqual(INTERCEPTED);
  },
);

test.each([
  ['<!DOCTYPE html><title>Sign in</title>', 'application/json'],
  ['\uFEFF \r\n\t<html>', null],
  ['<?xml version="1.0"?><html/>', 'text/xml'],
  ['<!-- --><a>', 'text/plain'],
  ['\uFFFD\uFFFD<\0h\0', null],
  ['Sign in to Hotel Müller', 'text/html; charset=utf-8'],
  ['Sign in', 'TEXT/HTML'],
  ['', 'application/xhtml+xml'],
  ['"OK"', 'text/html'],
])('treats a success with %o as %o as a page from the network', async (body, type) => {
  const headers = type === null ? {} : { 'content-type': type };
  expect(await classifyLogsResponse(response(200, body, headers), NOW)).toEqual(INTERCEPTED);
});

test.each([
  ['{"partialSuccess":{"rejectedLogRecords":"2"}}', 'text/html', 2],
  ['\uFEFF{"partialSuccess":{"rejectedLogRecords":2}}', 'application/json', 2],
  ['OK', 'text/plain', 0],
  ['\n\x07partial', 'application/x-protobuf', 0],
  ['', null, 0],
])("treats a success with %o as %o as the receiver's answer", async (body, type, rejected) => {
  const headers = type === null ? {} : { 'content-type': type };
  expect(await classifyLogsResponse(response(200, body, headers), NOW)).toEqual({
    kind: 'delivered',
    rejected,
    retryAfter: null,
  });
});

test.each<['json' | 'protobuf', string, string]>([
  ['json', "json encoding isn't supported for opentelemetry format. Use protobuf encoding", 'unsupported'],
  [
    'json',
    `{"error":"Unsupported content type 'application/json'. OTLP endpoint only supports 'application/x-protobuf'."}`,
    'unsupported',
  ],
  ['json', 'JSON is not supported', 'unsupported'],
  ['json', 'cannot unmarshal Protobuf: illegal tag 0', 'unsupported'],
  ['json', '{"code":3,"message":"ReadUint64: unsupported value type"}', 'malformed'],
  ['json', 'invalid JSON in record 3', 'malformed'],
  ['json', '', 'malformed'],
  ['protobuf', 'only application/json is accepted', 'unsupported'],
  ['protobuf', 'protobuf isn’t supported', 'unsupported'],
  ['protobuf', 'cannot unmarshal protobuf: unexpected EOF', 'malformed'],
])('in answer to %s, a 400 that says %o is %s', async (encoding, body, kind) => {
  expect(await classifyLogsResponse(response(400, body), NOW, encoding)).toMatchObject({ kind, status: 400 });
});

test('reads of a 400 no more than it needs, and ends the request', async () => {
  const asked: number[] = [];
  let isDiscarded = false;
  const endless: HttpResponse = {
    ...response(400, ''),
    async bytes(maxBytes) {
      asked.push(maxBytes);
      return new Uint8Array(maxBytes);
    },
    discard() {
      isDiscarded = true;
    },
  };
  await classifyLogsResponse(endless, NOW);
  expect(asked).toEqual([policy.delivery.refusalBytes]);
  expect(isDiscarded).toBe(true);
});

const inProtobuf = (body: Uint8Array<ArrayBuffer> | string, contentType = '') =>
  classifyLogsResponse(
    asHttpResponse(new Response(body, { headers: { 'content-type': contentType } })),
    NOW,
    'protobuf',
    PROTOBUF.parse,
  );

test('reads the answer to protobuf in protobuf', async () => {
  const rejects = (rejectedLogRecords: number, errorMessage = '') =>
    responseToProtobuf({ partialSuccess: { rejectedLogRecords, errorMessage } });
  const delivered = (rejected: number) => ({ kind: 'delivered', rejected, retryAfter: null });
  expect(await inProtobuf('')).toEqual(delivered(0));
  expect(await inProtobuf(rejects(300))).toEqual(delivered(300));
  expect(await inProtobuf(rejects(-1))).toEqual(delivered(0));
  // Its second byte, the length, looks like the start of a page.
  const sixty = rejects(3, 'x'.repeat(56));
  expect(sixty[1]).toBe('<'.charCodeAt(0));
  expect(await inProtobuf(sixty, 'application/x-protobuf')).toEqual({
    ...delivered(3),
    message: 'x'.repeat(56),
  });
  expect(await inProtobuf(partial(2), 'application/json')).toEqual(delivered(2));
  expect(await inProtobuf('<html>')).toEqual(INTERCEPTED);
});

/** `Response` does not allow every status. */
function response(status: number, body: string, headers: Record<string, string> = {}): HttpResponse {
  return { ...asHttpResponse(new Response(Buffer.from(body), { headers })), status };
}

test.each([
  ['120', { afterMs: 120_000, spreadMs: 1_000 }],
  ['0', { afterMs: 0, spreadMs: 1_000 }],
  [' 7 ', { afterMs: 7_000, spreadMs: 1_000 }],
  ['Thu, 01 Jan 2026 00:02:00 GMT', { afterMs: 120_000, spreadMs: 60_000 }],
  ['Wed, 31 Dec 2025 23:59:00 GMT', { afterMs: 0, spreadMs: 60_000 }],
  ['31536000', { afterMs: 86_400_000, spreadMs: 1_000 }],
  ['-1', null],
  ['2001', { afterMs: 2_001_000, spreadMs: 1_000 }],
  ['soon', null],
  [null, null],
])('reads Retry-After %o as %o', (header, wish) => {
  const headers = header === null ? {} : { 'retry-after': header };
  expect(readRetryAfter(response(503, '', headers), NOW)).toEqual(wish);
});

test.each([-5, 4])("reads a date by the server's clock, even if the local one is %i years off", (years) => {
  const headers = { date: 'Thu, 01 Jan 2026 00:00:00 GMT', 'retry-after': 'Thu, 01 Jan 2026 00:02:00 GMT' };
  const wrong = NOW + years * 365 * 24 * 60 * 60_000;
  expect(readRetryAfter(response(503, '', headers), wrong)).toEqual({ afterMs: 120_000, spreadMs: 60_000 });
});
