import type { RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { HOSTILE_ANSWERS } from '../testing/hostile/answers.ts';
import { meetHostileAnswers, misunderstood } from '../testing/hostile/meet.ts';
import { startHostileServer } from '../testing/hostile/server.ts';
import { serve } from '../testing/serve.ts';
import { createOwnTransport, type OwnFetch, type OwnFetchResponse } from './own-transport.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The address of a server with this listener, which runs until the end of the test. */
async function urlOf(listener: RequestListener): Promise<string> {
  const { url, close } = await serve(listener);
  closing.push(close);
  return url;
}

/** What Node's fetch treats as no response at all, so that what was sent is kept. */
const NO_RESPONSE_OF_FETCH = /^(status 407 Proxy|a proxy that wants .*|hints before the answer)$/;

const standardFetch: OwnFetch = fetch;

// In the middle of a larger buffer, as Node allocates small ones.
const BODY = new Uint8Array(new TextEncoder().encode('say hi now').buffer, 4, 2);
const init = () => ({
  method: 'POST' as const,
  headers: { 'X-Test': '1' },
  body: BODY,
  signal: new AbortController().signal,
});

/** The transport of a program whose `fetch` returns this response. */
const answering = (response: unknown) => {
  // @ts-expect-error It may be anything, from code that no compiler checked.
  const answer: OwnFetchResponse = response;
  return createOwnTransport(async () => answer)('http://127.0.0.1', init());
};

test("returns status, headers and body of the standard fetch, and delivers the request's body", async () => {
  let got = '';
  const url = await urlOf(async (request, response) => {
    for await (const piece of request) got += `${request.method} ${request.headers['x-test']} ${piece}`;
    response.writeHead(429, { 'Retry-After': '7' }).end('later');
  });
  const response = await createOwnTransport(standardFetch)(url, init());
  expect(got).toBe('POST 1 hi');
  expect(response.status).toBe(429);
  expect(response.header('retry-after')).toBe('7');
  expect(response.header('x-sentry-rate-limits')).toBe(null);
  expect(String(await response.bytes(100))).toBe('later');
});

test('follows no redirect, and uses a connection of its own for each request', async () => {
  const ports: (number | undefined)[] = [];
  const url = await urlOf((request, response) => {
    ports.push(request.socket.remotePort);
    response.writeHead(302, { Location: '/elsewhere' }).end();
  });
  const send = createOwnTransport(standardFetch);
  for (let count = 0; count < 2; count += 1) {
    const response = await send(url, init());
    expect(response.status).toBe(302);
    await response.bytes(100);
    // A connection becomes reusable once Node has seen the end of the response.
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(ports).toHaveLength(2);
  expect(ports[0]).not.toBe(ports[1]);
});

test('passes on the end of a request, before and after there is a response', async () => {
  const silent = await urlOf(() => undefined);
  const abort = new AbortController();
  const asked = createOwnTransport(standardFetch)(silent, { ...init(), signal: abort.signal });
  abort.abort();
  await expect(asked).rejects.toThrow();

  const trickling = await urlOf((_, response) => void response.writeHead(200).write('{"half":'));
  const later = new AbortController();
  const response = await createOwnTransport(standardFetch)(trickling, { ...init(), signal: later.signal });
  const bytes = response.bytes(100);
  later.abort();
  expect('{"half":').toContain(String(await bytes));
});

test('reads no more of a body than requested, and then ends the request', async () => {
  let isClosed = false;
  const url = await urlOf((_, response) => {
    response.on('close', () => {
      isClosed = true;
    });
    const more = () => {
      while (response.write('a'.repeat(10_000)));
    };
    response.on('drain', more);
    more();
  });
  const response = await createOwnTransport(standardFetch)(url, init());
  expect(String(await response.bytes(15_001))).toBe('a'.repeat(15_001));
  await expect.poll(() => isClosed).toBe(true);
});

const throws = () => {
  throw new Error('thrown');
};

test.each<[string, unknown]>([
  ['nothing', { status: 200 }],
  ['what throws', { status: 200, headers: { get: throws }, body: { getReader: throws, cancel: throws } }],
  [
    'what rejects',
    {
      status: 200,
      headers: new Map(),
      body: { getReader: () => ({ read: async () => throws() }), cancel: async () => throws() },
    },
  ],
  [
    'something else than bytes',
    {
      status: 200,
      headers: new Map(),
      body: { getReader: () => ({ read: async () => ({ done: false, value: 7 }) }) },
    },
  ],
  [
    'a body without a value',
    { status: 200, headers: new Map(), body: { getReader: () => ({ read: async () => ({}) }) } },
  ],
])('treats a response that holds %s as an empty one', async (_, answer) => {
  const response = await answering(answer);
  expect(response.header('retry-after') ?? null).toBe(null);
  expect(String(await response.bytes(100))).toBe('');
  expect(() => response.discard()).not.toThrow();
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
])('a fetch that resolves with %s yields no response', async (_, answer) => {
  await expect(answering(answer)).rejects.toThrow();
});

test('a fetch that throws yields no response', async () => {
  await expect(createOwnTransport(throws)('http://127.0.0.1', init())).rejects.toThrow('thrown');
});

test('no answer throws, and each is understood', async () => {
  const { url, close } = await startHostileServer();
  closing.push(() => void close());
  const meetings = await meetHostileAnswers(createOwnTransport(standardFetch), url);
  expect(meetings).toHaveLength(HOSTILE_ANSWERS.length);
  const unforeseen = misunderstood(meetings).filter(
    ({ name, concluded }) => !NO_RESPONSE_OF_FETCH.test(name) || concluded !== 'kept',
  );
  expect(unforeseen).toEqual([]);
});
