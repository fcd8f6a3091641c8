import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readThrown } from '../../contract/raw-error.ts';
import { errorTracking } from '../errors/error-tracking.ts';
import { NO_OWN_CODE } from '../errors/reduce/testing/own-code.ts';
import { policy } from '../policy.ts';
import type { Fetch } from '../ports.ts';
import { createTelemetry } from '../telemetry.ts';
import { createFakeHost } from '../testing/fake-host.ts';
import { createSeparation } from './separation.ts';

const { apartLeastMs, apartMostMs } = policy.delivery;

test('requests of one id follow each other at once, on one connection', () => {
  const separation = createSeparation(createFakeHost());
  for (let count = 0; count < 3; count += 1) {
    expect(separation.leftMs('one')).toBe(0);
    separation.begin('one');
    expect(separation.connect('one')).toBe(false);
  }
});

test('another id waits for a while that nobody can tell beforehand, and gets a connection of its own', () => {
  const pauses = Array.from({ length: 200 }, () => {
    const host = createFakeHost();
    const separation = createSeparation(host);
    separation.begin('old');
    separation.connect('old');
    host.clock.advance(60_000);
    // Not beside a request of the other, either, however long that takes.
    expect(separation.leftMs('new')).toBeGreaterThan(0);
    separation.end();
    const pause = separation.leftMs('new');
    host.clock.advance(pause - 1);
    expect(separation.leftMs('new')).toBeGreaterThan(0);
    host.clock.advance(1);
    expect(separation.leftMs('new')).toBeLessThanOrEqual(0);
    separation.begin('new');
    expect([separation.connect('new'), separation.connect('new')]).toEqual([true, false]);
    return pause;
  });
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(apartLeastMs);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(apartMostMs);
  expect(Math.max(...pauses) - Math.min(...pauses)).toBeGreaterThan((apartMostMs - apartLeastMs) / 2);
});

test('events and errors of two ids share no request and no connection, whichever of them waits', async () => {
  const requests: { readonly ids: readonly string[]; readonly isFresh: boolean; readonly at: number }[] = [];
  const host = createFakeHost({
    environment: {
      KREYA_TELEMETRY_ENDPOINT: 'https://telemetry.example.com/',
      KREYA_TELEMETRY_DSN: 'https://0123@telemetry.example.com/1',
    },
    trackErrors: errorTracking({ own: () => NO_OWN_CODE, environment: { fields: {}, values: () => ({}) } }),
  });
  const { fetch } = host;
  const watching: Fetch = async (url, init) => {
    const body = gunzipSync(init.body).toString();
    const found = body.matchAll(
      /(?:installation\.id","value":\{"stringValue"|"user":\{"id"):"([0-9a-f-]{36})"/g,
    );
    const ids = [...new Set(Array.from(found, ([, id = '']) => id))];
    requests.push({ ids, isFresh: init.freshConnection === true, at: host.clock.monotonic() });
    return fetch(url, init);
  };
  const telemetry = createTelemetry({ ...host, fetch: watching });
  const fail = (message: string) =>
    telemetry.captureError(readThrown(new Error(message)), {
      process: 'main',
      mechanism: 'caught',
      fatal: false,
    });
  telemetry.track('EnvironmentCreated');
  fail('one');
  const before = telemetry.status().installationId;
  const after = telemetry.resetInstallationId().installationId;
  telemetry.track('EnvironmentDeleted');
  fail('two');
  for (let second = 0; second < 60; second += 1) {
    await telemetry.flush();
    host.clock.advance(1_000);
  }
  expect(telemetry.status()).toMatchObject({ pending: 0, pendingErrors: 0 });
  expect(requests.every(({ ids }) => ids.length === 1)).toBe(true);
  expect(new Set(requests.flatMap(({ ids }) => ids))).toEqual(new Set([before, after]));
  for (const [index, request] of requests.entries()) {
    const last = requests[index - 1];
    const isSwitch = last !== undefined && last.ids[0] !== request.ids[0];
    expect(request.isFresh).toBe(isSwitch);
    if (isSwitch) expect(request.at - last.at).toBeGreaterThanOrEqual(apartLeastMs);
  }
});

test('what is deleted while it is being sent does not come back in the history', async () => {
  let answer = () => {};
  const host = createFakeHost({
    fetch: () =>
      new Promise((resolve) => {
        answer = () => resolve({ status: 200, header: () => null, text: async () => '{}', discard() {} });
      }),
  });
  const telemetry = createTelemetry(host);
  telemetry.track('EnvironmentCreated');
  const flushed = telemetry.flush();
  await expect.poll(() => telemetry.status().delivery.kind).toBe('sending');
  await new Promise((resolve) => setTimeout(resolve, 50));
  // By another process.
  rmSync(join(host.folder, 'telemetry'), { recursive: true });
  telemetry.track('EnvironmentDeleted');
  answer();
  await flushed;
  const left = readdirSync(join(host.folder, 'telemetry'), { recursive: true, encoding: 'utf8' });
  expect(left.filter((name) => name.includes('sent'))).toEqual([]);
});
