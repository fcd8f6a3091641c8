import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { readThrown } from '../../contract/raw-error.ts';
import { errorTracking } from '../errors/error-tracking.ts';
import { NO_OWN_CODE } from '../errors/reduce/testing/own-code.ts';
import { policy } from '../policy.ts';
import type { Fetch, HttpResponse } from '../ports.ts';
import { createTelemetry } from '../telemetry/telemetry.ts';
import { type AcmeTelemetry, asHttpResponse, createFakeHost, type FakeHost } from '../testing/fake-host.ts';
import { createSeparation, markOf } from './separation.ts';

const { apartLeastMs, apartMostMs } = policy.delivery;

test('requests with one ID follow each other at once, on one connection', () => {
  const separation = createSeparation(createFakeHost());
  for (let count = 0; count < 3; count += 1) {
    expect(separation.leftMs('one')).toBe(0);
    separation.begin('one');
    expect(separation.connect('one')).toBe(false);
  }
});

test('another ID waits for an unpredictable time and gets a connection of its own', () => {
  const pauses = Array.from({ length: 200 }, () => {
    const host = createFakeHost();
    const separation = createSeparation(host);
    separation.begin('old');
    separation.connect('old');
    host.clock.advance(60_000);
    // Not while a request of the other ID is open, either, however long that takes.
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

test('events and errors of two IDs share no request and no connection, whichever of them waits', async () => {
  const requests: { readonly ids: readonly string[]; readonly isFresh: boolean; readonly at: number }[] = [];
  const host = createFakeHost({
    environment: {
      ACME_TELEMETRY_ENDPOINT: 'https://telemetry.example.com/',
      ACME_TELEMETRY_DSN: 'https://0123@telemetry.example.com/1',
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

const RECEIVERS = {
  event: { ACME_TELEMETRY_ENDPOINT: 'https://telemetry.example.com/' },
  error: { ACME_TELEMETRY_DSN: 'https://0123@telemetry.example.com/1' },
};

/** A process of the installation in this folder, whose clock starts at `now`. */
function startProcess(
  folder?: string,
  now?: number,
  receivers: Readonly<Record<string, string>> = { ...RECEIVERS.event, ...RECEIVERS.error },
): { host: FakeHost; telemetry: AcmeTelemetry } {
  const host = createFakeHost({
    ...(folder === undefined ? {} : { folder }),
    environment: receivers,
    trackErrors: errorTracking({ own: () => NO_OWN_CODE, environment: { fields: {}, values: () => ({}) } }),
  });
  if (now !== undefined) host.clock.jumpTo(now);
  return { host, telemetry: createTelemetry(host) };
}

const track = {
  event: (telemetry: AcmeTelemetry) => telemetry.track('EnvironmentCreated'),
  error: (telemetry: AcmeTelemetry) =>
    telemetry.captureError(readThrown(new Error('offline')), {
      process: 'main',
      mechanism: 'caught',
      fatal: false,
    }),
};

test.each([
  ['event', 200, 'event'],
  ['event', 200, 'error'],
  ['error', 200, 'event'],
  ['error', 503, 'event'],
] as const)(
  'after an %s of one process, answered with %i, another process with a new ID waits with its %s',
  async (old, status, next) => {
    // With a receiver for events, an error would make one event more.
    const before = startProcess(undefined, undefined, RECEIVERS[old]);
    before.host.script = () => new Response('{}', { status });
    track[old](before.telemetry);
    await before.telemetry.flush();
    expect(before.host.requests).toHaveLength(1);
    // Records left with the old ID would go first, and be kept apart by whichever process sends them.
    before.telemetry.deleteWaiting();
    before.telemetry.stop();
    const folder = join(before.host.folder, 'telemetry', old === 'event' ? '' : 'errors');
    const oldId = before.telemetry.status().installationId ?? '';
    expect(readFileSync(join(folder, 'delivery.json'), 'utf8')).not.toContain(oldId.slice(0, 8));

    const { host, telemetry } = startProcess(before.host.folder, before.host.clock.now() + 500);
    telemetry.resetInstallationId();
    track[next](telemetry);
    const kept = await telemetry.flush();
    expect(host.requests).toEqual([]);
    const forMs = kept.kind === 'keptApart' ? kept.forMs : 0;
    expect(forMs).toBeGreaterThanOrEqual(apartLeastMs);
    expect(forMs).toBeLessThanOrEqual(apartMostMs);
    host.clock.advance(forMs);
    await telemetry.flush();
    expect(host.requests[0]).toContain(telemetry.status().installationId);
    expect(host.requests[0]).not.toContain(oldId);
  },
);

test("a process with the previous process's ID, or one that starts long after it, sends at once", async () => {
  const before = startProcess();
  track.event(before.telemetry);
  await before.telemetry.flush();
  const same = startProcess(before.host.folder, before.host.clock.now());
  track.event(same.telemetry);
  track.error(same.telemetry);
  expect(await same.telemetry.flush()).toMatchObject({ kind: 'delivered', delivered: 2 });
  expect(same.host.requests).toHaveLength(2);

  const later = startProcess(before.host.folder, before.host.clock.now() + apartMostMs);
  later.telemetry.resetInstallationId();
  track.event(later.telemetry);
  expect(await later.telemetry.flush()).toMatchObject({ kind: 'delivered', delivered: 1 });
});

test('records left with the old ID are kept apart from those another process sent with the new one', async () => {
  const old = startProcess();
  track.event(old.telemetry);
  const another = startProcess(old.host.folder);
  another.telemetry.resetInstallationId();
  track.event(another.telemetry);
  expect(await another.telemetry.flush()).toMatchObject({ delivered: 1 });
  expect(await old.telemetry.flush()).toMatchObject({ kind: 'keptApart' });
});

test("goes by the later of this process's own request and the journals' last one", () => {
  const host = createFakeHost();
  const separation = createSeparation(host);
  const journal = { mark: markOf('two'), at: host.clock.now() };
  separation.learnFrom(() => journal);
  host.clock.advance(100);
  separation.begin('one');
  separation.end();
  expect(separation.leftMs('one')).toBe(0);
  host.clock.advance(100);
  journal.at = host.clock.now();
  expect(separation.leftMs('two')).toBe(0);
  expect(separation.leftMs('one')).toBeGreaterThan(0);
});

const YEAR = 365 * 24 * 60 * 60_000;

test('processes that follow a clock that was ahead are delayed once, all of them together', async () => {
  const before = startProcess();
  const right = before.host.clock.now();
  before.host.clock.jumpTo(right + 4 * YEAR);
  track.event(before.telemetry);
  track.error(before.telemetry);
  await before.telemetry.flush();
  const { folder } = before.host;

  const ends = [];
  for (let now = right; now <= right + apartMostMs; now += apartLeastMs / 2) {
    const { host, telemetry } = startProcess(folder, now);
    if (now === right) telemetry.resetInstallationId();
    track.event(telemetry);
    ends.push((await telemetry.flush()).kind);
    telemetry.stop();
    expect(host.requests.length > 0).toBe(ends.at(-1) === 'delivered');
  }
  expect(ends[0]).toBe('keptApart');
  expect(ends.at(-1)).toBe('delivered');
});

test('a time in the future delays one request of a process, not the following ones', () => {
  const host = createFakeHost();
  const separation = createSeparation(host);
  const at = host.clock.now() + YEAR;
  separation.learnFrom(() => ({ mark: markOf('old'), at }));
  const pause = separation.leftMs('new');
  expect(pause).toBeGreaterThanOrEqual(apartLeastMs);
  expect(pause).toBeLessThanOrEqual(apartMostMs);
  host.clock.advance(pause);
  expect(separation.leftMs('new')).toBeLessThanOrEqual(0);
  separation.begin('new');
  separation.end();
  host.clock.advance(1);
  expect(separation.leftMs('new')).toBe(0);
});

test('a pause is not cut short while the request it is for grows old', () => {
  const host = createFakeHost({ random: () => 0.9 });
  const separation = createSeparation(host);
  const at = host.clock.now() - apartMostMs + 1;
  separation.learnFrom(() => ({ mark: markOf('old'), at }));
  const pause = separation.leftMs('new');
  host.clock.advance(pause / 2);
  expect(separation.leftMs('new')).toBe(pause / 2);
});

test('what is deleted while it is being sent does not reappear in the history', async () => {
  let answer: ((response: HttpResponse) => void) | null = null;
  const host = createFakeHost({
    fetch: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const telemetry = createTelemetry(host);
  telemetry.track('EnvironmentCreated');
  const flushed = telemetry.flush();
  const respond = await vi.waitUntil(() => answer, { timeout: 60_000 });
  expect(telemetry.status().delivery.kind).toBe('sending');
  // By another process.
  rmSync(join(host.folder, 'telemetry'), { recursive: true });
  telemetry.track('EnvironmentDeleted');
  respond(asHttpResponse(new Response('{}')));
  await flushed;
  const left = readdirSync(join(host.folder, 'telemetry'), { recursive: true, encoding: 'utf8' });
  expect(left.filter((name) => name.includes('sent'))).toEqual([]);
});
