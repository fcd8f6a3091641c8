/** Runs the shipped configuration of nginx, and asks for more than it allows. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AUTHORITY, VALID } from '../../telemetry/testing/certificates.ts';
import { serve } from '../../telemetry/testing/serve.ts';
import { own } from '../process/owned-process.ts';
import { freePort } from './collector-check.ts';

const EVENTS = 'receiver.test';
const ERRORS = 'localhost';
const READY_TRIES = 50;
const READY_PAUSE_MS = 100;
/** More than an address may send at once. */
const MANY = 600;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** Throws if the proxy does not do what it is for. Returns what was seen, for a person. */
export async function checkProxy(nginx: string, template: string, folder: string): Promise<string> {
  const seen: IncomingHttpHeaders[] = [];
  const upstream = await serve((incoming, response) => {
    seen.push(incoming.headers);
    incoming.resume().on('end', () => response.end('{}'));
  });
  const port = await freePort();
  const file = configure(template, folder, port, upstream.port);
  const running = own(nginx, ['-c', file, '-g', 'daemon off;'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ask = (host: string, path: string, body = '{}') => post(port, host, path, body);
  try {
    await untilReady(() => ask(EVENTS, '/'));
    assert.equal((await ask(EVENTS, '/v1/logs')).status, 200);
    assert.equal((await ask(ERRORS, '/api/1/envelope/')).status, 200);
    for (const headers of seen)
      assert.deepEqual(
        Object.keys(headers).filter((name) => /forwarded-for|real-ip/.test(name)),
        [],
        'The proxy passes on an address.',
      );
    assert.equal((await ask(EVENTS, '/metrics')).status, 404);
    assert.equal((await ask(EVENTS, '/v1/logs', 'x'.repeat(5 * 1024 * 1024))).status, 413);
    await assert.rejects(ask('other.test', '/v1/logs'), 'Another name gets an answer.');

    const answers = await Promise.all(Array.from({ length: MANY }, () => ask(EVENTS, '/v1/logs')));
    const refused = answers.filter(({ status }) => status !== 200);
    assert.ok(refused.length > 0 && refused.length < MANY, `${refused.length} of ${MANY} were refused.`);
    for (const { status, headers } of refused)
      assert.deepEqual([status, headers['retry-after']], [503, '60'], 'Clients would drop this.');
    return `Proxy: of ${MANY} requests at once, ${refused.length} were answered with 503 and Retry-After; other paths, names and sizes get nothing in.`;
  } finally {
    await running.stop();
    upstream.close();
  }
}

function configure(template: string, folder: string, port: number, inside: number): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tls.crt'), VALID.cert);
  writeFileSync(join(folder, 'tls.key'), VALID.key);
  const file = join(folder, 'nginx.conf');
  const text = template
    .replaceAll(`\${EVENTS_HOST}`, EVENTS)
    .replaceAll(`\${ERRORS_HOST}`, ERRORS)
    .replaceAll('listen 443', `listen 127.0.0.1:${port}`)
    .replaceAll('/etc/nginx/tls', folder)
    .replaceAll('/tmp/nginx.pid', join(folder, 'nginx.pid'))
    .replaceAll(/http:\/\/(collector|errors):\d+/g, `http://127.0.0.1:${inside}`);
  writeFileSync(file, text);
  return file;
}

function post(port: number, host: string, path: string, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        servername: EVENTS,
        ca: AUTHORITY,
        agent: false,
        headers: { host, 'content-type': 'application/json', 'content-length': body.length },
      },
      (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
      },
    );
    sending.on('error', reject).end(body);
  });
}

async function untilReady(isReady: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < READY_TRIES; tries += 1) {
    try {
      await isReady();
      return;
    } catch {
      await delay(READY_PAUSE_MS);
    }
  }
  throw new Error('nginx does not start. What it says is above.');
}
