import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { passingFetch } from './passing-fetch.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

const INIT = { method: 'POST', headers: { 'X-Test': '1' }, body: new Uint8Array([104, 105]) } as const;
const never = () => new AbortController().signal;

/** Runs a program that fetches; it has nothing else to do once its standard input has ended. */
function runProgram(url: string, wait: string): ChildProcess {
  const module = JSON.stringify(join(import.meta.dirname, 'passing-fetch.ts'));
  const program = `
    import { keepAlive, passingFetch } from ${module};
    const answer = passingFetch(${JSON.stringify(url)}, {
      method: 'POST', headers: {}, body: new Uint8Array(), signal: new AbortController().signal,
    });
    process.stdin.resume();
    ${wait}`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  closing.push(() => child.kill());
  return child;
}

test('hands out status, headers and body, and what was sent arrives', async () => {
  let got = '';
  const url = await serve(async (request, response) => {
    for await (const piece of request) got += `${request.method} ${request.headers['x-test']} ${piece}`;
    response.writeHead(429, { 'Retry-After': '7' }).end('later');
  });
  const answer = await passingFetch(url, { ...INIT, signal: never() });
  expect(got).toBe('POST 1 hi');
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('7');
  expect(await new Response(answer.body).text()).toBe('later');
});

test('follows no redirect', async () => {
  const url = await serve((_, response) => void response.writeHead(302, { Location: '/elsewhere' }).end());
  expect((await passingFetch(url, { ...INIT, signal: never() })).status).toBe(302);
});

test('rejects when it is broken off, when nobody is there, and for an answer that is none', async () => {
  const silent = await serve(() => undefined);
  const abort = new AbortController();
  const asked = passingFetch(silent, { ...INIT, signal: abort.signal });
  abort.abort();
  await expect(asked).rejects.toThrow();
  await expect(passingFetch('http://127.0.0.1:1', { ...INIT, signal: never() })).rejects.toThrow();
  const odd = await serve(
    (request) => void request.socket.end('HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n'),
  );
  await expect(passingFetch(odd, { ...INIT, signal: never() })).rejects.toThrow();
});

test('a program ends while a receiver keeps it waiting', async () => {
  let child: ChildProcess | null = null;
  const url = await serve(() => void child?.stdin?.end());
  child = runProgram(url, 'answer.catch(() => undefined);');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a program that waits for the answer gets it', async () => {
  let child: ChildProcess | null = null;
  const url = await serve((_, response) => {
    child?.stdin?.end();
    setTimeout(() => response.end(), 300);
  });
  child = runProgram(url, 'console.log((await keepAlive(answer)).status);');
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(output).toBe('200\n');
});
