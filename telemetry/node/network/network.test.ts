/** Requests through real proxies, and to servers whose certificates only the system trusts. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isUntrusted } from '../../core/deliver/untrusted.ts';
import { bundledModule } from '../../testing/bundle.ts';
import {
  AUTHORITY,
  EXPIRED,
  OF_OTHER_HOST,
  type ServerCertificate,
  VALID,
} from '../../testing/certificates.ts';
import { type ProxyOptions, startProxy, type TestProxy } from '../../testing/proxy.ts';
import { type Served, serve } from '../../testing/serve.ts';
import { createPassingFetch } from '../passing-fetch.ts';

const PASSWORD = 'hunter2';
/** Of `ada:hunter2`. */
const CREDENTIALS = 'Basic YWRhOmh1bnRlcjI=';

const init = (signal = new AbortController().signal) => ({
  method: 'POST' as const,
  headers: { 'X-Test': '1' },
  body: new Uint8Array([104, 105]),
  signal,
});

function closing<T extends { close(): void }>(closable: T): T {
  onTestFinished(() => closable.close());
  return closable;
}

/** A receiver that keeps what it gets. */
async function startReceiver(
  certificate?: ServerCertificate,
): Promise<Served & { readonly got: (string | undefined)[] }> {
  const got: (string | undefined)[] = [];
  const served = await serve(async (request, response) => {
    const { 'x-test': test, 'proxy-authorization': password, host } = request.headers;
    let body = '';
    for await (const piece of request) body += piece;
    got.push(`${request.method} ${host} ${request.url} ${test} ${password ?? 'no password'} ${body}`);
    response.end('{}');
  }, certificate);
  return closing({ ...served, got });
}

const proxyTo = async (options: ProxyOptions): Promise<TestProxy> => closing(await startProxy(options));

/** Trusts the authority as a machine does whose administrator installed it. */
function trustAuthority(): void {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  const file = join(folder, 'authority.pem');
  writeFileSync(file, AUTHORITY);
  vi.stubEnv('SSL_CERT_FILE', file);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
}

const withPassword = ({ url }: TestProxy) => url.replace('//', `//ada:${PASSWORD}@`);

test('a request without TLS goes to the proxy, with the password for it alone', async () => {
  const receiver = await startReceiver();
  const proxy = await proxyTo({ port: receiver.port, authorization: CREDENTIALS });
  const fetch = createPassingFetch({ variables: { HTTP_PROXY: withPassword(proxy) } });
  const response = await fetch('http://receiver.test/v1/logs', init());
  expect([response.status, Buffer.from(await response.bytes(9)).toString()]).toEqual([200, '{}']);
  expect(proxy.asked).toEqual(['POST http://receiver.test/v1/logs']);
  expect(receiver.got).toEqual(['POST receiver.test /v1/logs 1 no password hi']);
});

test.each<[string, ServerCertificate | undefined]>([
  ['a proxy', undefined],
  ['a proxy that uses TLS itself', VALID],
])('a request with TLS goes through a tunnel of %s, on one connection', async (_, certificate) => {
  trustAuthority();
  const receiver = await startReceiver(VALID);
  const proxy = await proxyTo({
    port: receiver.port,
    authorization: CREDENTIALS,
    ...(certificate === undefined ? {} : { certificate }),
  });
  const fetch = createPassingFetch({ variables: { https_proxy: withPassword(proxy) } });
  for (const freshConnection of [false, false, true]) {
    const response = await fetch('https://receiver.test/v1/logs', { ...init(), freshConnection });
    expect([response.status, Buffer.from(await response.bytes(9)).toString()]).toEqual([200, '{}']);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(receiver.got).toEqual(Array(3).fill('POST receiver.test /v1/logs 1 no password hi'));
  // The first tunnel ended with a certificate that Node does not know; over TLS, the proxy's own did.
  expect(proxy.asked).toEqual(Array(certificate === undefined ? 3 : 2).fill('CONNECT receiver.test:443'));
});

test.each<[string, Partial<ProxyOptions>]>([
  ['wants a password', { authorization: CREDENTIALS }],
  ['forbids the address', { refusal: 403 }],
  ['can’t reach the receiver', { refusal: 502 }],
])('a proxy that %s answers in place of the receiver', async (_, options) => {
  const receiver = await startReceiver(VALID);
  const proxy = await proxyTo({ port: receiver.port, ...options });
  const fetch = createPassingFetch({ variables: { https_proxy: proxy.url } });
  expect((await fetch('https://receiver.test', init())).status).toBe(407);
  expect(receiver.got).toEqual([]);
});

test('what goes wrong with a proxy does not name its password', async () => {
  const proxy = await startProxy({ port: 1 });
  proxy.close();
  for (const address of [
    withPassword(proxy),
    `socks5://ada:${PASSWORD}@proxy.test`,
    `http://ada:${PASSWORD}@[`,
  ]) {
    const fetch = createPassingFetch({ variables: { https_proxy: address, http_proxy: address } });
    for (const url of ['https://receiver.test', 'http://receiver.test']) {
      const error: unknown = await fetch(url, init()).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(`${error instanceof Error ? [error.stack, error.cause] : ''}`).not.toContain(PASSWORD);
    }
  }
});

test('a proxy that hangs ends with the request', async () => {
  const proxy = await proxyTo({ port: 1, hangs: true });
  const fetch = createPassingFetch({ variables: { https_proxy: proxy.url } });
  const abort = new AbortController();
  const asked = fetch('https://receiver.test', init(abort.signal));
  await expect.poll(() => proxy.asked).toHaveLength(1);
  abort.abort();
  await expect(asked).rejects.toThrow();
  await expect.poll(() => proxy.connections()).toBe(0);
});

test('a program ends while a proxy keeps it waiting', async () => {
  const proxy = await proxyTo({ port: 1, hangs: true });
  const module = await bundledModule(join(import.meta.dirname, '../passing-fetch.ts'));
  const program = `
    import { createPassingFetch } from ${module};
    createPassingFetch()('https://receiver.test', {
      method: 'POST', headers: {}, body: new Uint8Array(), signal: new AbortController().signal,
    }).catch(() => undefined);
    process.stdin.resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { ...process.env, https_proxy: proxy.url },
  });
  onTestFinished(() => void child.kill());
  await expect.poll(() => proxy.asked).toHaveLength(1);
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a certificate that only the system trusts is trusted, and requests are made once', async () => {
  trustAuthority();
  const receiver = await startReceiver(VALID);
  const fetch = createPassingFetch({ variables: {} });
  for (let count = 0; count < 2; count += 1) {
    expect((await fetch(`${receiver.url}/v1/logs`, init())).status).toBe(200);
  }
  expect(receiver.got).toHaveLength(2);
});

test.each<[string, ServerCertificate, boolean]>([
  ['an unknown authority', VALID, false],
  ['another host', OF_OTHER_HOST, true],
  ['last year', EXPIRED, true],
])('a certificate of %s is not trusted, and nothing is sent', async (_, certificate, isKnown) => {
  if (isKnown) trustAuthority();
  const receiver = await startReceiver(certificate);
  const error: unknown = await createPassingFetch({ variables: {} })(receiver.url, init()).catch(
    (thrown: unknown) => thrown,
  );
  expect(isUntrusted(error)).toBe(true);
  expect(receiver.got).toEqual([]);
});
