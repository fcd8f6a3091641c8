import { expect, test } from 'vitest';
import { policy } from '../policy.ts';
import type { Fetch, HttpResponse } from '../ports.ts';
import { asHttpResponse, createFakeHost } from '../testing/fake-host.ts';
import { classifyLogsResponse, type ResponseOutcome } from './answer.ts';
import { post } from './post.ts';

const MESSAGE = {
  url: 'https://telemetry.example.com/v1/logs',
  contentType: 'application/json',
  content: Buffer.from('{}'),
  classify: classifyLogsResponse,
};
const UNREACHABLE = { kind: 'retry', problem: 'unreachable', retryAfter: null };
const never = <T>() => new Promise<T>(() => {});

/** Transports that hang, each with what it does. */
const WAITS: readonly (readonly [string, Fetch])[] = [
  ['never settles', never],
  ['never ends the body of a success', async () => ({ ...asHttpResponse(new Response()), bytes: never })],
];

/** Starts a post and resolves once the transport has been called. */
async function begin(fetch: Fetch, cancelled = new AbortController()) {
  let outcome = never<ResponseOutcome>();
  let host = createFakeHost();
  const signal = await new Promise<AbortSignal>((resolve) => {
    host = createFakeHost({
      fetch(url, init) {
        resolve(init.signal);
        return fetch(url, init);
      },
    });
    outcome = post(host, MESSAGE, cancelled.signal);
  });
  return { host, outcome: () => outcome, signal, cancelled };
}

test.each(WAITS)('gives up on a transport that %s, at the time-out', async (_, fetch) => {
  const { host, outcome, signal } = await begin(fetch);
  host.clock.advance(policy.delivery.requestTimeoutMs - 1);
  expect(signal.aborted).toBe(false);
  host.clock.advance(1);
  expect(await outcome()).toEqual(UNREACHABLE);
  expect(signal.aborted).toBe(true);
});

test.each(WAITS)('gives up on a transport that %s, as soon as it is cancelled', async (_, fetch) => {
  const { outcome, signal, cancelled } = await begin(fetch);
  cancelled.abort();
  expect(await outcome()).toEqual(UNREACHABLE);
  expect(signal.aborted).toBe(true);
});

test('makes no request if it is already cancelled', async () => {
  const host = createFakeHost();
  expect(await post(host, MESSAGE, AbortSignal.abort())).toEqual(UNREACHABLE);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(host.requests).toEqual([]);
});

test.each<[string, Fetch]>([
  [
    'throws',
    () => {
      throw new Error('broken');
    },
  ],
  ['rejects', async () => Promise.reject(new Error('broken'))],
])('retries after a transport that %s', async (_, fetch) => {
  const { outcome } = await begin(fetch);
  expect(await outcome()).toEqual(UNREACHABLE);
});

test('tells the transport whether it needs a fresh connection', async () => {
  const asked: (boolean | undefined)[] = [];
  const fetch: Fetch = async (_, { freshConnection }): Promise<HttpResponse> => {
    asked.push(freshConnection);
    return asHttpResponse(new Response('{}'));
  };
  const host = createFakeHost({ fetch });
  const { signal } = new AbortController();
  await post(host, MESSAGE, signal);
  await post(host, MESSAGE, signal, { needsFreshConnection: () => true });
  expect(asked).toEqual([false, true]);
});
