/** `kreyac telemetry check` against real servers and proxies. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckOutcome } from 'kreya-telemetry/node';
import { expect, onTestFinished, test } from 'vitest';
import {
  AUTHORITY,
  EXPIRED,
  OF_OTHER_HOST,
  type ServerCertificate,
  VALID,
} from '../telemetry/testing/certificates.ts';
import { isObject, type JsonObject, parseJson } from '../telemetry/testing/json.ts';
import { type ProxyOptions, startProxy } from '../telemetry/testing/proxy.ts';
import { type Answer, json } from '../telemetry/testing/receiver/answer.ts';
import { serve } from '../telemetry/testing/serve.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { createProfile, type Profile } from './testing/kreyac.ts';

type Variables = Readonly<Record<string, string>>;

const PASSWORD = 'hunter2';

function check({ run }: Profile, env: Variables = {}, ...args: string[]) {
  return run(['telemetry', 'check', ...args], { env });
}

/** Checks with `--json`, and expects a result with that outcome and its exit code. */
async function resultOf(
  profile: Profile,
  outcome: CheckOutcome,
  env: Variables = {},
  ...args: string[]
): Promise<JsonObject> {
  const run = await check(profile, env, '--json', ...args);
  expect({ exitCode: run.exitCode, leftProcess: run.leftProcess }, run.stderr).toEqual({
    exitCode: exitCodeOf(outcome),
    leftProcess: false,
  });
  const result = parseJson(run.stdout);
  if (!isObject(result)) throw new Error(`no object: ${run.stdout}`);
  expect(result['outcome']).toBe(outcome);
  return result;
}

const exitCodeOf = (outcome: CheckOutcome) => (outcome === 'accepted' ? 0 : EXIT_CODES[outcome]);

/** A server that answers this over TLS. */
async function startSecure(certificate: ServerCertificate) {
  const got: string[] = [];
  const served = await serve((request, response) => {
    got.push(request.url ?? '');
    response.end('{}');
  }, certificate);
  onTestFinished(() => served.close());
  return { ...served, got };
}

async function startProxyTo(options: ProxyOptions) {
  const proxy = await startProxy(options);
  onTestFinished(() => proxy.close());
  return proxy;
}

/** A file with the authority that signed the servers' certificates. */
function authorityFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'authority.pem');
  writeFileSync(file, AUTHORITY);
  return file;
}

const NOWHERE = { KREYA_TELEMETRY_ENDPOINT: 'http://127.0.0.1:1' };

test('all is well: one request, with nothing of the person’s in it, and nothing is left behind', async () => {
  const profile = await createProfile();
  expect(await resultOf(profile, 'accepted')).toEqual({
    outcome: 'accepted',
    url: `${profile.receiver.url}/v1/logs`,
    address: '127.0.0.1',
    proxy: null,
    certificate: null,
    status: 200,
    code: null,
    message: null,
    retryAfterMs: null,
    durationMs: expect.any(Number),
  });
  expect(profile.receiver.requests.map(({ body }) => String(body))).toEqual(['{"resourceLogs":[]}']);
  const { stdout } = await profile.run(['telemetry', 'status', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ installationId: null, pending: 0, failedDelivery: null });
});

test('a check is possible while telemetry is off, but not while it is locked off', async () => {
  const profile = await createProfile();
  await profile.run(['telemetry', 'disable']);
  await resultOf(profile, 'accepted');
  const before = profile.receiver.connections();
  for (const variable of ['DO_NOT_TRACK', 'KREYA_DISABLETELEMETRY']) {
    const { exitCode, stdout, stderr } = await check(profile, { [variable]: '1' });
    expect({ exitCode, stdout }).toEqual({ exitCode: 5, stdout: '' });
    expect(stderr).toContain(variable);
  }
  expect(profile.receiver.connections()).toBe(before);
});

test('a check is not held up by an earlier failure, and does not shorten the wait after it', async () => {
  const profile = await createProfile({
    answer: (_, index) => (index === 0 ? { status: 503, headers: { 'Retry-After': '3600' } } : undefined),
  });
  await profile.run(['version']);
  expect((await profile.run(['telemetry', 'flush'])).exitCode).toBe(4);
  await resultOf(profile, 'accepted');
  expect((await profile.run(['telemetry', 'flush'])).exitCode).toBe(4);
  expect(profile.receiver.requests).toHaveLength(2);
});

const PAGE = { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<title>Sign in</title>' };

test.each<[string, Answer, CheckOutcome, object, string, string]>([
  ['a 401', { status: 401 }, 'unauthorized', { status: 401 }, 'denies access', 'verweigert'],
  ['a 403', { status: 403 }, 'unauthorized', { status: 403 }, 'HTTP 403', 'HTTP 403'],
  ['a 404', { status: 404 }, 'notFound', { status: 404 }, 'at this address', 'dieser Adresse'],
  ['a 415', { status: 415 }, 'unsupported', { status: 415 }, 'neither as JSON', 'weder als JSON'],
  ['a 500', { status: 500 }, 'rejected', { status: 500 }, 'rejects the request', 'lehnt die Anfrage'],
  [
    'a 503',
    { status: 503, headers: { 'Retry-After': '120' } },
    'unavailable',
    { status: 503, retryAfterMs: 120_000 },
    'temporarily unavailable (HTTP 503). It asks clients to wait 120 seconds before trying again.',
    'vorübergehend nicht verfügbar (HTTP 503). Er bittet um eine Pause von 120 Sekunden.',
  ],
  ['a sign-in page', PAGE, 'intercepted', { status: 200 }, 'sign-in page', 'Anmeldeseite'],
  [
    'a redirect',
    { status: 302, headers: { Location: 'https://login.example.com' } },
    'intercepted',
    { status: 302 },
    'HTTP 302',
    'HTTP 302',
  ],
  [
    'a partial success',
    json(200, { partialSuccess: { rejectedLogRecords: '3', errorMessage: 'no\u001b[31m room' } }),
    'partialSuccess',
    { status: 200, message: 'no [31m room' },
    'Message   no [31m room',
    'Meldung    no [31m room',
  ],
  [
    'a warning',
    json(200, { partialSuccess: { errorMessage: 'old protocol' } }),
    'accepted',
    { message: 'old protocol' },
    'old protocol',
    'old protocol',
  ],
  ['no end', 'hangBeforeReading', 'timedOut', { status: null }, 'in time', 'rechtzeitig'],
  ['a lost connection', 'dropAfterReading', 'disconnected', { code: 'ECONNRESET' }, 'failed', 'abgebrochen'],
])('tells an answer with %s', async (_, answer, outcome, result, english, german) => {
  const profile = await createProfile({ answer: () => answer });
  const timeout = ['--timeout', outcome === 'timedOut' ? '1' : '60'];
  expect(await resultOf(profile, outcome, {}, ...timeout)).toMatchObject(result);
  for (const [language, words] of [
    ['en', english],
    ['de', german],
  ] as const) {
    const run = await check(profile, { LC_ALL: language }, ...timeout);
    expect(run.stdout).toContain(words);
    expect(run.exitCode).toBe(exitCodeOf(outcome));
  }
});

test('a receiver that accepts only protobuf accepts events', async () => {
  const profile = await createProfile({
    answer: ({ headers }) => ({ status: headers['content-type'] === 'application/json' ? 415 : 200 }),
  });
  expect(await resultOf(profile, 'accepted')).toMatchObject({ status: 200 });
});

test('tells that nobody is listening, and that a name is unknown', async () => {
  const profile = await createProfile();
  expect(await resultOf(profile, 'connectionRefused', NOWHERE)).toMatchObject({
    code: 'ECONNREFUSED',
    address: null,
  });
  expect((await check(profile, NOWHERE)).stdout).toContain('Nothing is listening at 127.0.0.1:1.');
  const unknown = { KREYA_TELEMETRY_ENDPOINT: 'https://nobody.invalid' };
  expect(await resultOf(profile, 'unknownName', unknown)).toMatchObject({ status: null });
  expect((await check(profile, unknown)).stdout).toContain('The name nobody.invalid can’t be found.');
});

test.each<[string, ServerCertificate, boolean, CheckOutcome, string]>([
  ['an unknown authority', VALID, false, 'certificateUntrusted', 'is not trusted'],
  ['last year', EXPIRED, true, 'certificateExpired', 'has expired or is not valid yet'],
  ['another host', OF_OTHER_HOST, true, 'certificateOfOtherHost', 'but for another server'],
])('tells a certificate of %s, shows it, and sends nothing', async (_, own, isKnown, outcome, words) => {
  const [profile, server] = [await createProfile(), await startSecure(own)];
  const env = {
    KREYA_TELEMETRY_ENDPOINT: server.url,
    ...(isKnown ? { SSL_CERT_FILE: authorityFile() } : {}),
  };
  expect(await resultOf(profile, outcome, env)).toMatchObject({
    certificate: { issuer: 'Test authority, Kreya tests', trustedBy: null },
  });
  const { stdout } = await check(profile, env);
  expect(stdout).toContain(words);
  expect(stdout).toMatch(
    /^Certificate +\S+, issued by Test authority, Kreya tests, valid until .+, not trusted$/m,
  );
  expect(server.got).toEqual([]);
  await profile.run(['version'], { env });
  // It may time out first on a busy machine, and with more time it would try again and again.
  const flush = async () => (await profile.run(['telemetry', 'flush', '--timeout', '1'], { env })).stderr;
  await expect
    .poll(flush)
    .toContain('This computer doesn’t trust the server’s certificate. Check the computer’s date');
});

test('a certificate that the system or NODE_EXTRA_CA_CERTS trusts is trusted, also by a flush', async () => {
  const [profile, server] = [await createProfile(), await startSecure(VALID)];
  const endpoint = { KREYA_TELEMETRY_ENDPOINT: server.url };
  const file = authorityFile();
  expect(await resultOf(profile, 'accepted', { ...endpoint, SSL_CERT_FILE: file })).toMatchObject({
    certificate: {
      subject: 'receiver.test',
      issuer: 'Test authority, Kreya tests',
      validUntil: '2125-12-31T00:00:00.000Z',
      trustedBy: 'system',
    },
  });
  expect(await resultOf(profile, 'accepted', { ...endpoint, NODE_EXTRA_CA_CERTS: file })).toMatchObject({
    certificate: { trustedBy: 'node' },
  });
  await profile.run(['version'], { env: endpoint });
  const env = { ...endpoint, SSL_CERT_FILE: file };
  expect(await profile.run(['telemetry', 'flush'], { env })).toMatchObject({ exitCode: 0, stderr: '' });
});

test('goes through a proxy with a password, which is printed and recorded nowhere', async () => {
  const [profile, server] = [await createProfile(), await startSecure(VALID)];
  const proxy = await startProxyTo({ port: server.port, authorization: 'Basic YWRhOmh1bnRlcjI=' });
  const env = {
    KREYA_TELEMETRY_ENDPOINT: 'https://receiver.test',
    HTTPS_PROXY: proxy.url.replace('//', `//ada:${PASSWORD}@`),
    SSL_CERT_FILE: authorityFile(),
    DEBUG: '*',
  };
  const { stdout, stderr, exitCode } = await check(profile, env, '--verbose');
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`127.0.0.1:${proxy.port}`);
  expect(stdout).toMatch(/^Certificate +receiver\.test.*, trusted by this computer$/m);
  expect(stdout + stderr).not.toMatch(/hunter2|ada|YWRh/);
  await profile.run(['version'], { env });
  expect(await profile.run(['telemetry', 'flush'], { env })).toMatchObject({ exitCode: 0, stderr: '' });
  expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT receiver.test:443']));
  expect((await profile.run(['telemetry', 'show', '--raw'], { env })).stdout).not.toContain(PASSWORD);
  expect(await resultOf(profile, 'unknownName', { ...env, NO_PROXY: 'receiver.test' })).toMatchObject({
    proxy: null,
  });
});

test.each<[string, Partial<ProxyOptions>, CheckOutcome, number | null, string]>([
  ['wants a password', { authorization: 'Basic x' }, 'proxyAuthentication', 407, 'Add them to HTTPS_PROXY'],
  [
    'forbids the address',
    { refusal: 403 },
    'proxyRefused',
    403,
    'refuses to connect to receiver.test (HTTP 403)',
  ],
])('tells a proxy that %s', async (_, options, outcome, status, words) => {
  const profile = await createProfile();
  const proxy = await startProxyTo({ port: 1, ...options });
  const env = { KREYA_TELEMETRY_ENDPOINT: 'https://receiver.test', HTTPS_PROXY: proxy.url };
  expect(await resultOf(profile, outcome, env)).toMatchObject({
    status,
    proxy: `127.0.0.1:${proxy.port}`,
  });
  expect((await check(profile, env)).stdout).toContain(words);
  const plain = { KREYA_TELEMETRY_ENDPOINT: 'http://receiver.test', http_proxy: proxy.url };
  if (status === 407) expect(await resultOf(profile, outcome, plain)).toMatchObject({ status });
});

test('tells a proxy that can’t be reached, and one that is no proxy', async () => {
  const profile = await createProfile();
  for (const protocol of ['http', 'https']) {
    const endpoint = { KREYA_TELEMETRY_ENDPOINT: `${protocol}://receiver.test` };
    const variable = `${protocol.toUpperCase()}_PROXY`;
    const gone = { ...endpoint, [variable]: `http://ada:${PASSWORD}@127.0.0.1:1` };
    expect(await resultOf(profile, 'proxyUnreachable', gone)).toMatchObject({
      code: 'ECONNREFUSED',
      proxy: '127.0.0.1:1',
    });
    expect((await check(profile, gone)).stdout).toContain(`The proxy can’t be reached. Check ${variable}.`);
    const socks = { ...endpoint, [variable]: `socks5://ada:${PASSWORD}@127.0.0.1:1` };
    const { stdout, stderr, exitCode } = await check(profile, socks);
    expect(exitCode).toBe(exitCodeOf('proxyInvalid'));
    expect(stdout).toContain(`The value of ${variable} is not the address of an HTTP proxy.`);
    expect(stdout + stderr).not.toContain(PASSWORD);
  }
});

test('tells a proxy that hangs, and a server that speaks no TLS', async () => {
  const profile = await createProfile();
  const proxy = await startProxyTo({ port: 1, hangs: true });
  const env = { KREYA_TELEMETRY_ENDPOINT: 'https://receiver.test', HTTPS_PROXY: proxy.url };
  await resultOf(profile, 'timedOut', env, '--timeout', '1');
  const server: Server = createServer((socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const secure = { KREYA_TELEMETRY_ENDPOINT: `https://127.0.0.1:${port}` };
  expect(await resultOf(profile, 'disconnected', secure)).toMatchObject({ certificate: null });
});

test('says what is missing where there is no receiver', async () => {
  const profile = await createProfile();
  const { exitCode, stdout, stderr } = await check(profile, { KREYA_TELEMETRY_ENDPOINT: '' });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain('No receiver is configured. Set KREYA_TELEMETRY_ENDPOINT to its address.');
});
