import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bundledModule } from '../testing/bundle.ts';
import { HOSTILE_ANSWERS } from '../testing/hostile/answers.ts';
import { meetHostileAnswers, misunderstood } from '../testing/hostile/meet.ts';
import { startHostileServer } from '../testing/hostile/server.ts';
import { serve } from '../testing/serve.ts';
import { createPassingFetch } from './passing-fetch.ts';

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

const INIT = { method: 'POST', headers: { 'X-Test': '1' }, body: new Uint8Array([104, 105]) } as const;
const never = () => new AbortController().signal;

/** Runs a program that fetches; it has nothing else to do once its standard input has ended. */
async function runProgram(url: string, wait: string): Promise<ChildProcess> {
  const module = await bundledModule(join(import.meta.dirname, 'passing-fetch.ts'));
  const program = `
    import { createPassingFetch, keepAlive } from ${module};
    const answer = createPassingFetch()(${JSON.stringify(url)}, {
      method: 'POST', headers: {}, body: new Uint8Array(), signal: new AbortController().signal,
    });
    process.stdin.resume();
    ${wait}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  closing.push(() => child.kill());
  return child;
}

test("returns status, headers and body, and delivers the request's body", async () => {
  let got = '';
  const url = await urlOf(async (request, response) => {
    for await (const piece of request) got += `${request.method} ${request.headers['x-test']} ${piece}`;
    response.writeHead(429, { 'Retry-After': '7' }).end('later');
  });
  const response = await createPassingFetch()(url, { ...INIT, signal: never() });
  expect(got).toBe('POST 1 hi');
  expect(response.status).toBe(429);
  expect(response.header('retry-after')).toBe('7');
  expect(response.header('x-sentry-rate-limits')).toBe(null);
  expect(String(await response.bytes(100))).toBe('later');
});

test('follows no redirect', async () => {
  const url = await urlOf((_, response) => void response.writeHead(302, { Location: '/elsewhere' }).end());
  expect((await createPassingFetch()(url, { ...INIT, signal: never() })).status).toBe(302);
});

test('rejects when aborted, and when nobody is listening', async () => {
  const fetch = createPassingFetch();
  const silent = await urlOf(() => undefined);
  const abort = new AbortController();
  const asked = fetch(silent, { ...INIT, signal: abort.signal });
  abort.abort();
  await expect(asked).rejects.toThrow();
  await expect(fetch('http://127.0.0.1:1', { ...INIT, signal: never() })).rejects.toThrow();
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
  const response = await createPassingFetch()(url, { ...INIT, signal: never() });
  expect(String(await response.bytes(15_001))).toBe('a'.repeat(15_001));
  await expect.poll(() => isClosed).toBe(true);
});

test('reuses a connection, unless a fresh one is requested', async () => {
  const ports: (number | undefined)[] = [];
  const url = await urlOf((request, response) => {
    ports.push(request.socket.remotePort);
    response.end('{}');
  });
  const fetch = createPassingFetch();
  for (const freshConnection of [false, false, true, false]) {
    const response = await fetch(url, { ...INIT, signal: never(), freshConnection });
    await response.bytes(100);
    // The connection is free once Node has seen the end of the response.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const [first, second, third, fourth] = ports;
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  expect(fourth).toBe(third);
});

test('a fresh connection aborts no request in progress', async () => {
  const waiting: (() => void)[] = [];
  const url = await urlOf((_, response) => void waiting.push(() => response.end('{}')));
  const fetch = createPassingFetch();
  const first = fetch(url, { ...INIT, signal: never() });
  await expect.poll(() => waiting.length).toBe(1);
  const second = fetch(url, { ...INIT, signal: never(), freshConnection: true });
  await expect.poll(() => waiting.length).toBe(2);
  for (const answer of waiting) answer();
  expect([(await first).status, (await second).status]).toEqual([200, 200]);
});

test('no answer throws, and each is understood', async () => {
  const { url, close } = await startHostileServer();
  closing.push(() => void close());
  const meetings = await meetHostileAnswers(createPassingFetch(), url);
  expect(meetings).toHaveLength(HOSTILE_ANSWERS.length);
  expect(misunderstood(meetings)).toEqual([]);
});

test('a program ends while a receiver keeps it waiting', async () => {
  let child: ChildProcess | null = null;
  const url = await urlOf(() => void child?.stdin?.end());
  child = await runProgram(url, 'answer.catch(() => undefined);');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a program that awaits the answer gets it', async () => {
  let child: ChildProcess | null = null;
  const url = await urlOf((_, response) => {
    child?.stdin?.end();
    setTimeout(() => response.end(), 300);
  });
  child = await runProgram(url, 'console.log((await keepAlive(answer)).status);');
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(output).toBe('200\n');
});
