import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { MAX_BODY_BYTES } from './body.ts';
import { type Receiver, type ReceiverOptions, startReceiver } from './receiver.ts';

const LOGS = JSON.stringify({
  resourceLogs: [
    {
      resource: { attributes: [{ key: 'app.installation.id', value: { stringValue: 'an-id' } }] },
      scopeLogs: [
        {
          scope: { name: 'kreya-telemetry' },
          logRecords: [
            {
              eventName: 'kreya.app_started',
              timeUnixNano: '1700000000123000000',
              attributes: [
                { key: 'kreya.count', value: { intValue: '3' } },
                { key: 'kreya.first', value: { boolValue: true } },
                { key: 'log.record.uid', value: { stringValue: 'a-uid' } },
              ],
            },
          ],
        },
      ],
    },
  ],
});
const ENVELOPE = '{"event_id":"e1"}\n{"type":"event"}\n{"exception":{"values":[{"type":"TypeError"}]}}\n';

let receiver: Receiver | null = null;
afterEach(async () => {
  await receiver?.close();
  receiver = null;
});

async function start(options?: ReceiverOptions): Promise<Receiver> {
  receiver = await startReceiver(options);
  return receiver;
}

function post(to: Receiver, body: string | Uint8Array<ArrayBuffer>, headers = {}, path = '/v1/logs') {
  return fetch(to.url + path, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

describe('the receiver', () => {
  it('flattens events and keeps the request as received', async () => {
    const to = await start();
    const zipped = gzipSync(LOGS);
    const answer = await post(to, new Uint8Array(zipped), { 'Content-Encoding': 'gzip' });
    expect([answer.status, await answer.json()]).toEqual([200, {}]);
    expect(to.events).toEqual([
      {
        name: 'kreya.app_started',
        time: new Date(1_700_000_000_123),
        uid: 'a-uid',
        installationId: 'an-id',
        attributes: { 'kreya.count': 3, 'kreya.first': true },
        received: expect.anything(),
      },
    ]);
    expect(to.requests[0]).toMatchObject({ method: 'POST', url: '/v1/logs' });
    expect(to.requests[0]?.rawBody.equals(zipped)).toBe(true);
    expect(to.requests[0]?.body.toString()).toBe(LOGS);
  });

  it('accepts Sentry envelopes', async () => {
    const to = await start();
    const answer = await post(to, ENVELOPE, {}, '/api/1/envelope/');
    expect([answer.status, await answer.json()]).toEqual([200, { id: 'e1' }]);
    expect(to.errors).toMatchObject([{ type: 'event', title: 'TypeError' }]);
  });

  it.each([
    ['bad JSON', 400, '{', {}, '/v1/logs'],
    ['JSON that is no logs request', 400, '[]', {}, '/v1/logs'],
    ['bad gzip', 400, 'no gzip', { 'Content-Encoding': 'gzip' }, '/v1/logs'],
    ['a bad envelope', 400, 'no json\n', {}, '/api/1/envelope/'],
    ['an unknown path', 404, LOGS, {}, '/v1/traces'],
    ['another content type', 415, LOGS, { 'Content-Type': 'application/x-protobuf' }, '/v1/logs'],
    ['another encoding', 415, LOGS, { 'Content-Encoding': 'br' }, '/v1/logs'],
    ['a body that is too large', 413, 'x'.repeat(MAX_BODY_BYTES + 1), {}, '/v1/logs'],
  ])('refuses %s with %i', async (_what, status, body, headers, path) => {
    const to = await start();
    const answer = await post(to, body, headers, path);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code: 3 });
    expect([to.events, to.errors]).toEqual([[], []]);
  });

  it('refuses what would be too large after gunzip', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(MAX_BODY_BYTES + 1)));
    expect((await post(await start(), bomb, { 'Content-Encoding': 'gzip' })).status).toBe(413);
  });

  it('refuses other methods and says which it accepts', async () => {
    const answer = await fetch(`${(await start()).url}/v1/logs`);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('gives scripted answers, and counts what it answers 2xx as received', async () => {
    const to = await start({
      answer: (_head, index) => (index === 0 ? { status: 503, headers: { 'Retry-After': '7' } } : undefined),
    });
    const first = await post(to, LOGS);
    expect([first.status, first.headers.get('retry-after'), to.events.length]).toEqual([503, '7', 0]);
    expect((await post(to, LOGS)).status).toBe(200);
    expect([to.requests.length, to.events.length]).toEqual([2, 1]);
  });

  it.each([
    ['dropBeforeReading', 0],
    ['dropAfterReading', 1],
  ] as const)('closes the connection on %s', async (answer, events) => {
    const to = await start({ answer: () => answer });
    await expect(post(to, LOGS)).rejects.toThrow();
    expect([to.requests.length, to.events.length]).toEqual([1, events]);
  });

  it.each(['hangBeforeReading', 'hangAfterReading'] as const)(
    'never answers on %s, until it is closed',
    async (hang) => {
      let arrived = () => {};
      const arrival = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      const to = await start({ answer: () => hang, onRequest: () => arrived() });
      const broken = expect(post(to, LOGS)).rejects.toThrow();
      await arrival;
      await to.close();
      await broken;
    },
  );

  it('survives a client that disconnects in the middle of its body', async () => {
    const to = await start();
    await new Promise<void>((resolve) => {
      const client = httpRequest(`${to.url}/v1/logs`, {
        method: 'POST',
        headers: { 'Content-Length': '99' },
      });
      client.on('error', () => resolve());
      client.write('{', () => client.destroy(new Error('gone')));
    });
    expect((await post(to, LOGS)).status).toBe(200);
  });

  it.each([99, 1])('logs nothing about a client that is killed with 1 of %i bytes sent', async (length) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => said.mockRestore());
    const ended: string[] = [];
    const to = await start({
      // Reads the request only once the client is gone.
      answer: async (_head, index) => {
        if (index === 0) await expect.poll(() => ended).toHaveLength(1);
        return undefined;
      },
      onEnd: ({ url }) => ended.push(url),
    });
    const client = httpRequest(`${to.url}/killed`, {
      method: 'POST',
      headers: { 'Content-Length': length },
    });
    client.on('error', () => {});
    client.write('{', () => setTimeout(() => client.destroy(), 50));
    await expect.poll(() => ended).toEqual(['/killed']);
    expect((await post(to, LOGS)).status).toBe(200);
    await expect.poll(() => ended).toEqual(['/killed', '/v1/logs']);
    expect(said).not.toHaveBeenCalled();
    expect(to.requests.map(({ url }) => url)).toEqual(['/v1/logs']);
  });

  it.each([
    'ordinary',
    'dropBeforeReading',
    'dropAfterReading',
    'hangBeforeReading',
    'hangAfterReading',
  ] as const)('reports when a request begins and ends: %s', async (answer) => {
    const told: string[] = [];
    const to = await start({
      answer: () => (answer === 'ordinary' ? undefined : answer),
      onBegin: ({ url }) => told.push(`begin ${url}`),
      onEnd: ({ url }) => told.push(`end ${url}`),
    });
    const abort = new AbortController();
    // More than the buffers of a connection can hold.
    const body = 'x'.repeat(MAX_BODY_BYTES / 2);
    const sent = fetch(`${to.url}/v1/logs`, { method: 'POST', body, signal: abort.signal });
    if (answer.startsWith('hang')) {
      await expect.poll(() => told).toEqual(['begin /v1/logs']);
      abort.abort();
    }
    await sent.catch(() => {});
    await expect.poll(() => told).toEqual(['begin /v1/logs', 'end /v1/logs']);
  });

  it('rejects if the port is taken', async () => {
    const { url } = await start();
    await expect(startReceiver({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE');
  });
});
