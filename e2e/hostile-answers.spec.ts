/** Answers that no receiver gives: none may end the app, block deliveries or cost an event. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { request as forward } from 'node:http';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { VALID } from '../telemetry/testing/certificates.ts';
import { HOSTILE_ANSWERS } from '../telemetry/testing/hostile/answers.ts';
import { misunderstood } from '../telemetry/testing/hostile/meet.ts';
import { startHostileServer } from '../telemetry/testing/hostile/server.ts';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { serve } from '../telemetry/testing/serve.ts';
import { bundleTransport } from './hostile/bundle.ts';
import type { TransportRun } from './hostile/transport-main.ts';
import { commandFor, expect, expectArrived, inheritedEnvironment, test } from './kreya.ts';

const run = promisify(execFile);

/**
 * An endless page that is read to its end grows by 300 to 500 MB a second until memory is used up. One that is
 * given up still arrives for a moment, which on a busy machine was 250 MB.
 */
const MOST_BYTES = 1024 * 1024 * 1024;

/** For these, Chromium invents an empty HTTP/1.0 200 if the connection had been used before. */
const MADE_UP = ['the protocol is switched', 'hints, and no answer'];

test('on a real Electron no answer throws, each is understood, and a fresh connection is really fresh', async () => {
  const ports: (number | undefined)[] = [];
  const ordinary = await serve((request, response) => {
    ports.push(request.socket.remotePort);
    request.resume().on('end', () => response.end('{}'));
  });
  const hostile = await startHostileServer();
  const folder = await bundleTransport();
  try {
    const { executablePath, args } = commandFor([], folder);
    const env = { ...inheritedEnvironment(), HOSTILE_URL: hostile.url, ORDINARY_URL: ordinary.url };
    const { stdout } = await run(executablePath, args, { env, cwd: tmpdir() });
    const { meetings, peakBytes }: TransportRun = JSON.parse(stdout);
    expect(misunderstood(meetings).filter(({ name }) => !MADE_UP.includes(name))).toEqual([]);
    expect(meetings).toHaveLength(HOSTILE_ANSWERS.length);
    expect(peakBytes).toBeLessThan(MOST_BYTES);
    const [first, second, third, fourth] = ports;
    expect([second, fourth]).toEqual([first, third]);
    expect(third).not.toBe(first);
  } finally {
    ordinary.close();
    await hostile.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the app survives an unexpected header and status, and delivers its data', async ({ launch }) => {
  const receiver = await startReceiver({
    answer: (_, index) => [{ status: 503, headers: { 'X-Served-By': 'M\xfcnchen' } }, { status: 999 }][index],
  });
  const app = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: receiver.url, KREYA_TELEMETRY_DSN: '' } });
  await expectArrived(receiver, 'AppStarted');
  expect(receiver.requests.length).toBe(3);
  await app.window.getByRole('button', { name: 'Switch environment' }).click();
  await expectArrived(receiver, 'AppStarted', 'ActiveEnvironmentChanged');
  await receiver.close();
});

test('a proxy that requires a password: Settings says what is in the way, and nothing is lost', async ({
  launch,
  receiver,
}) => {
  let isOpen = false;
  const proxy = await serve((request, response) => {
    if (!isOpen) {
      response.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="Example"' }).end('<h1>Who are you?</h1>');
      return;
    }
    // A proxy is asked for an absolute URL.
    const { pathname } = new URL(request.url ?? '');
    const { method, headers } = request;
    request.pipe(
      forward(`${receiver.url}${pathname}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  const app = await launch({
    args: [`--proxy-server=${proxy.url}`],
    env: { KREYA_TELEMETRY_ENDPOINT: 'http://telemetry.example', KREYA_TELEMETRY_DSN: '' },
  });
  const settings = await app.openSettings();
  await expect(settings.getByText(/^Something other than the server responds, .*, next try /)).toBeVisible();
  await expect(settings.getByText('Sign in to the network, or check the proxy settings')).toBeVisible();
  expect(receiver.requests).toEqual([]);
  isOpen = true;
  await expectArrived(receiver, 'AppStarted');
  await expect(settings.getByText('Nothing waiting')).toBeVisible();
  proxy.close();
});

test('a certificate that is not trusted: Settings says so, and nothing is sent', async ({ launch }, info) => {
  const got: (string | undefined)[] = [];
  const server = await serve((request, response) => {
    got.push(request.url);
    response.end('{}');
  }, VALID);
  const app = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: server.url, KREYA_TELEMETRY_DSN: '' } });
  const settings = await app.openSettings();
  await expect(
    settings.getByText(/^This computer doesn’t trust the server’s certificate, next try /),
  ).toBeVisible();
  await expect(settings.getByText('Check the computer’s date')).toBeVisible();
  await settings.screenshot({ path: info.outputPath('untrusted.png') });
  expect(got).toEqual([]);
  server.close();
});
