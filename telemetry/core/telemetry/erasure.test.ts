import fs, { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readThrown } from '../../contract/raw-error.ts';
import { errorTracking } from '../errors/error-tracking.ts';
import { NO_OWN_CODE } from '../errors/reduce/testing/own-code.ts';
import { policy } from '../policy.ts';
import type { Disk, Fetch } from '../ports.ts';
import {
  type AcmeTelemetry,
  createFakeHost,
  eventNames,
  type FakeHost,
  temporaryFolder,
} from '../testing/fake-host.ts';
import { createTelemetry } from './telemetry.ts';

const ENVIRONMENT = {
  ACME_TELEMETRY_ENDPOINT: 'https://telemetry.example.com/',
  ACME_TELEMETRY_DSN: 'https://0123@errors.example.com/1',
};

const trackErrors = errorTracking({
  own: () => NO_OWN_CODE,
  environment: { fields: {}, values: () => ({}) },
});

/** A profile in use: something was sent, something waits, events and errors. */
async function createUsed(changes: Partial<FakeHost> = {}) {
  const host = createFakeHost({ environment: ENVIRONMENT, trackErrors, ...changes });
  const telemetry = createTelemetry(host);
  telemetry.track('EnvironmentCreated');
  fail(telemetry, 'one');
  await telemetry.flush();
  telemetry.track('EnvironmentUpdated');
  fail(telemetry, 'two');
  const id = String(telemetry.status().installationId);
  host.requests.length = 0;
  return { host, telemetry, id };
}

function fail(telemetry: AcmeTelemetry, message: string): void {
  const origin = { process: 'main', mechanism: 'caught', fatal: false } as const;
  telemetry.captureError(readThrown(new Error(message)), origin);
}

const idsIn = (body: string) => [...new Set(body.match(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21}/g))];

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The files in telemetry's folder that contain this text. */
function filesWith(folder: string, text: string): readonly string[] {
  return filesIn(folder).filter((file) => readFileSync(file, 'latin1').includes(text));
}

async function flushAll(host: FakeHost, telemetry: AcmeTelemetry): Promise<void> {
  for (let times = 0; times < 5; times += 1) {
    const { kind } = await telemetry.flush();
    if (kind === 'delivered') return;
    host.clock.advance(policy.delivery.apartMostMs);
  }
}

test('the request is all that is left of an ID, and is sent alone, before anything with the next ID', async () => {
  const fresh: boolean[] = [];
  const host = createFakeHost({ environment: ENVIRONMENT, trackErrors });
  const { fetch } = host;
  const watching: Fetch = (url, init) => {
    fresh.push(init.freshConnection === true);
    return fetch(url, init);
  };
  const telemetry = createTelemetry({ ...host, fetch: watching });
  telemetry.track('EnvironmentCreated');
  fail(telemetry, 'one');
  await telemetry.flush();
  telemetry.track('EnvironmentUpdated');
  fail(telemetry, 'two');
  const id = String(telemetry.status().installationId);
  const before = host.requests.length;

  const result = telemetry.requestErasure();
  expect(result).toMatchObject({ kind: 'requested', installationId: id, notDeleted: null });
  expect(result.status).toMatchObject({ pending: 0, pendingErrors: 0, erasuresWaiting: [id] });
  expect(result.status.installationId).not.toBe(id);
  const [left, ...others] = filesWith(telemetry.folder, id);
  expect(left).toContain('erasures');
  expect(others).toEqual([]);
  // A person sees it with all else that waits.
  expect(telemetry.activity.list().files).toMatchObject([{ kind: 'event', sentAt: null }]);

  telemetry.track('EnvironmentDeleted');
  await flushAll(host, telemetry);
  const [request = '', ...rest] = host.requests.slice(before);
  expect(eventNames([request])).toEqual(['telemetry_erasure_requested']);
  expect(idsIn(request)).toEqual([id]);
  expect(request).not.toContain('service.version');
  expect(eventNames(rest)).toEqual(['environment_deleted']);
  expect(idsIn(rest.join(''))).toEqual([result.status.installationId]);
  // The next ID has a connection of its own.
  expect(fresh.slice(before)).toEqual([false, true]);
  expect(telemetry.status().erasuresWaiting).toEqual([]);
  // What was sent can be looked at.
  const sent = telemetry.activity.list().files.filter(({ sentAt }) => sentAt !== null);
  expect(telemetry.activity.read(sent.map((file) => file.id)).flatMap(({ records }) => records)).toHaveLength(
    2,
  );
});

test('after an opt-out the request is sent, nothing else is, and there is no new ID', async () => {
  const { host, telemetry, id } = await createUsed();
  telemetry.setEnabled(false);
  const { status } = telemetry.requestErasure();
  expect(status).toMatchObject({ enabled: false, installationId: null, erasuresWaiting: [id] });
  await flushAll(host, telemetry);
  expect(eventNames(host.requests)).toEqual(['telemetry_erasure_requested']);
  expect(host.requests).toHaveLength(1);
  expect(telemetry.status()).toMatchObject({ erasuresWaiting: [], installationId: null });
});

test('without an ID there is nothing to ask for', () => {
  const host = createFakeHost({ environment: ENVIRONMENT });
  const telemetry = createTelemetry(host);
  expect(telemetry.requestErasure().kind).toBe('nothing');
  expect(existsSync(telemetry.folder)).toBe(false);
});

test.each([
  ['locked', { ...ENVIRONMENT, DO_NOT_TRACK: '1' }],
  ['without a receiver', {}],
])('%s, nothing is touched, and the person gets the ID to ask with', async (_, environment) => {
  const { host, id } = await createUsed();
  const files = filesIn(join(host.folder, 'telemetry'));
  const telemetry = createTelemetry({ ...host, environment });
  expect(telemetry.requestErasure()).toMatchObject({ kind: 'notPossible', installationId: id });
  expect(filesIn(telemetry.folder)).toEqual(files);
  expect(telemetry.status()).toMatchObject({ installationId: id, erasuresWaiting: [] });
});

test('asked offline, it waits through restarts, deletions, months and a second request', async () => {
  const { host, telemetry, id } = await createUsed();
  host.script = () => new Error('offline');
  telemetry.requestErasure();
  host.clock.advance(1);
  telemetry.track('EnvironmentCreated');
  const second = String(telemetry.status().installationId);
  telemetry.requestErasure();
  telemetry.deleteWaiting();
  telemetry.deleteHistory();
  expect(telemetry.deleteFiles()).toMatchObject({ installationId: null });
  expect([...telemetry.status().erasuresWaiting].sort()).toEqual([id, second].sort());
  await telemetry.flush();
  telemetry.stop();

  const later = createFakeHost({ folder: host.folder, environment: ENVIRONMENT, trackErrors });
  later.clock.jumpTo(host.clock.now() + 400 * 24 * 60 * 60_000);
  const next = createTelemetry(later);
  expect(next.status()).toMatchObject({ pending: 0, delivery: { kind: 'waiting' } });
  expect(next.status().erasuresWaiting).toHaveLength(2);
  next.start();
  await flushAll(later, next);
  expect(eventNames(later.requests)).toEqual(Array(2).fill('telemetry_erasure_requested'));
  expect(later.requests.map(idsIn)).toEqual([[id], [second]]);
});

test('one that the receiver refuses is kept, holds nothing up, and is sent again', async () => {
  const answers = [
    () => new Response('', { status: 403 }),
    () => Response.json({ partialSuccess: { rejectedLogRecords: '1' } }),
    () => new Response('', { status: 413 }),
    () => new Response('', { status: 400 }),
  ];
  for (const answer of answers) {
    const { host, telemetry, id } = await createUsed();
    host.script = (body) => (body.includes('erasure_requested') ? answer() : new Response('{}'));
    telemetry.requestErasure();
    telemetry.track('EnvironmentDeleted');
    await flushAll(host, telemetry);
    expect(eventNames(host.requests)).toEqual(['telemetry_erasure_requested', 'environment_deleted']);
    expect(telemetry.status()).toMatchObject({ erasuresWaiting: [id], pending: 0 });
    host.clock.advance(policy.erasure.refusedMs);
    host.script = () => new Response('{}');
    host.requests.length = 0;
    await flushAll(host, telemetry);
    expect(eventNames(host.requests)).toEqual(['telemetry_erasure_requested']);
    expect(telemetry.status().erasuresWaiting).toEqual([]);
  }
});

test('what another process still records with that ID is never sent', async () => {
  const { host, telemetry, id } = await createUsed();
  const other = createFakeHost({ folder: host.folder, environment: ENVIRONMENT, trackErrors });
  const unaware = createTelemetry(other);
  unaware.track('HistoryOverviewOpened');
  await unaware.flush();
  telemetry.requestErasure();
  // Within a second, nobody looks again.
  unaware.track('ExampleProjectOpened');
  expect(filesWith(join(host.folder, 'telemetry/spool'), id)).toHaveLength(1);
  other.requests.length = 0;
  await flushAll(host, telemetry);
  unaware.track('ExampleProjectOpened');
  await flushAll(other, unaware);
  expect([...host.requests, ...other.requests].filter((body) => body.includes(id))).toHaveLength(1);
  expect(filesWith(join(host.folder, 'telemetry/spool'), id)).toEqual([]);
  other.clock.advance(policy.choiceAgeMs + 1);
  unaware.track('EnvironmentDeleted');
  await flushAll(other, unaware);
  expect(eventNames(other.requests)).toEqual(['environment_deleted']);
  expect(unaware.status().pending).toBe(0);
});

test('a process that runs on finishes what a killed one began, before it sends the request', async () => {
  const { host, telemetry, id } = await createUsed();
  const dying = createTelemetry({
    ...host,
    disk: {
      ...fs,
      renameSync(from, to) {
        fs.renameSync(from, to);
        if (String(to).endsWith('.request')) throw Object.assign(new Error('killed'), { code: 'EKILLED' });
      },
    },
  });
  expect(() => dying.requestErasure()).toThrow('EKILLED');
  expect(telemetry.status().installationId).toBe(id);
  await flushAll(host, telemetry);
  expect(telemetry.status().installationId).not.toBe(id);
  expect(eventNames(host.requests)).toEqual(['telemetry_erasure_requested']);
  expect(telemetry.activity.list().files.filter(({ sentAt }) => sentAt === null)).toEqual([]);
});

test('an app with nothing else to send sends what a command was asked for, as soon as it hears of it', async () => {
  const { host, telemetry: command, id } = await createUsed({ sendsByItself: false });
  command.setEnabled(false);
  const app = createFakeHost({ folder: host.folder, environment: ENVIRONMENT });
  app.choiceOnDisk = 'disabled';
  const telemetry = createTelemetry(app);
  telemetry.start();
  app.clock.advance(policy.delivery.soonMs);
  await telemetry.flush();
  app.requests.length = 0;
  command.requestErasure();
  command.stop();
  app.clock.advance(policy.choiceAgeMs + 1);
  telemetry.refresh();
  app.clock.advance(policy.delivery.soonMs);
  await expect.poll(() => eventNames(app.requests)).toEqual(['telemetry_erasure_requested']);
  expect(app.requests.map(idsIn)).toEqual([[id]]);
});

test('two processes that ask at once ask for the same', async () => {
  const { host, telemetry, id } = await createUsed();
  const other = createFakeHost({ folder: host.folder, environment: ENVIRONMENT, trackErrors });
  const twin = createTelemetry(other);
  const { linkSync: _, ...disk } = fs;
  let isFirst = true;
  const interrupted = createTelemetry({
    ...host,
    disk: {
      ...fs,
      ...disk,
      renameSync(from, to) {
        fs.renameSync(from, to);
        // Between the request and everything that follows it.
        if (isFirst && String(to).endsWith('.request')) {
          isFirst = false;
          twin.requestErasure();
        }
      },
    },
  });
  interrupted.requestErasure();
  expect(isFirst).toBe(false);
  expect(interrupted.status().erasuresWaiting).toEqual([id]);
  await flushAll(host, telemetry);
  await flushAll(other, twin);
  expect([...host.requests, ...other.requests].map(idsIn)).toEqual([[id]]);
});

test('no page and no program can record the event itself', async () => {
  const { host, telemetry } = await createUsed();
  expect(telemetry.trackUnchecked('TelemetryErasureRequested', {})).toMatchObject({ ok: false });
  telemetry.track('TelemetryErasureRequested');
  await telemetry.flush();
  expect(eventNames(host.requests)).not.toContain('telemetry_erasure_requested');
});

/** A disk of a process that is killed at its n-th change. */
function killedAt(n: number): { readonly disk: Disk; readonly isDead: () => boolean } {
  const CHANGES = /^(fchmod|fsync|lchown|link|mkdir|rename|rmdir|unlink|utimes|write|writeFile)Sync$/;
  let changes = 0;
  const isDead = () => changes > n;
  const disk = new Proxy(fs, {
    get(target, name) {
      const call: unknown = Reflect.get(target, name);
      if (typeof call !== 'function') return call;
      return (...args: unknown[]) => {
        if (CHANGES.test(String(name)) || (name === 'openSync' && typeof args[1] === 'string')) changes += 1;
        if (isDead()) throw Object.assign(new Error('killed'), { code: 'EKILLED' });
        return Reflect.apply(call, target, args);
      };
    },
  });
  return { disk, isDead };
}

test('killed at any step, either nothing happened, or the request is there and is sent', async () => {
  let requested = 0;
  let untouched = 0;
  for (let n = 0; ; n += 1) {
    const { host, telemetry: first, id } = await createUsed({ folder: temporaryFolder() });
    first.stop();
    const { disk, isDead } = killedAt(n);
    try {
      createTelemetry({ ...host, disk }).requestErasure();
    } catch {
      // It is dead.
    }
    if (!isDead()) break;
    const later = createFakeHost({ folder: host.folder, environment: ENVIRONMENT, trackErrors });
    later.clock.jumpTo(host.clock.now() + 60_000);
    const telemetry = createTelemetry(later);
    const { installationId, erasuresWaiting } = telemetry.status();
    telemetry.track('EnvironmentDeleted');
    await flushAll(later, telemetry);
    const ofOld = later.requests.filter((body) => body.includes(id));
    if (installationId === id) {
      untouched += 1;
      expect(erasuresWaiting).toEqual([]);
      expect(eventNames(ofOld)).toEqual(
        expect.arrayContaining(['environment_updated', 'environment_deleted']),
      );
    } else {
      requested += 1;
      expect(erasuresWaiting).toEqual([id]);
      expect(eventNames(ofOld)).toEqual(['telemetry_erasure_requested']);
      expect(filesWith(join(telemetry.folder, 'spool'), id)).toEqual([]);
      expect(filesWith(join(telemetry.folder, 'errors'), id)).toEqual([]);
    }
    expect(telemetry.status().erasuresWaiting).toEqual([]);
  }
  expect(untouched).toBeGreaterThan(3);
  expect(requested).toBeGreaterThan(10);
});

test('killed at any step of sending, the request is sent in the end', async () => {
  for (let n = 0; ; n += 1) {
    const { host, telemetry: first, id } = await createUsed({ folder: temporaryFolder() });
    first.requestErasure();
    first.stop();
    const { disk, isDead } = killedAt(n);
    await createTelemetry({ ...host, disk })
      .flush()
      .catch(() => undefined);
    const sent = host.requests.length;
    if (!isDead()) break;
    const later = createFakeHost({ folder: host.folder, environment: ENVIRONMENT, trackErrors });
    later.clock.jumpTo(host.clock.now() + 60_000);
    const telemetry = createTelemetry(later);
    await flushAll(later, telemetry);
    later.clock.advance(policy.lease.takeOverMs);
    await flushAll(later, telemetry);
    expect(sent + later.requests.length).toBeGreaterThan(0);
    expect(new Set([...host.requests, ...later.requests]).size).toBe(1);
    expect(idsIn(later.requests.join(''))).toEqual(later.requests.length === 0 ? [] : [id]);
    expect(telemetry.status().erasuresWaiting).toEqual([]);
  }
});

test('what a killed process had renamed to delete it, as on Windows, is deleted as well', async () => {
  const { host, telemetry, id } = await createUsed();
  const errors = join(host.folder, 'telemetry/errors');
  fs.writeFileSync(join(errors, 'spool.deleted-1767225600000-1'), id);
  telemetry.requestErasure();
  expect(filesWith(errors, id)).toEqual([]);
});

test('files that can not be deleted do not keep the request from being sent', async () => {
  const { host, id } = await createUsed();
  const telemetry = createTelemetry({
    ...host,
    disk: {
      ...fs,
      unlinkSync(path) {
        if (String(path).includes('sent')) throw Object.assign(new Error('EIO'), { code: 'EIO', path });
        fs.unlinkSync(path);
      },
    },
  });
  const result = telemetry.requestErasure();
  expect(result).toMatchObject({ kind: 'requested', notDeleted: { code: 'EIO' } });
  expect(result.status.installationId).not.toBe(id);
  await flushAll(host, telemetry);
  expect(eventNames(host.requests)).toEqual(['telemetry_erasure_requested']);
});

test('a body is what it is on the wire', async () => {
  const { host, telemetry, id } = await createUsed();
  const bodies: string[] = [];
  const watching: Fetch = (url, init) => {
    bodies.push(gunzipSync(init.body).toString());
    return host.fetch(url, init);
  };
  telemetry.requestErasure();
  const [shown] = telemetry.activity.read(telemetry.activity.list().files.map((file) => file.id));
  await createTelemetry({ ...host, fetch: watching }).flush();
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toBe(`{"resourceLogs":[${shown?.before}${shown?.records[0]}${shown?.after}]}`);
  expect(idsIn(String(bodies[0]))).toEqual([id]);
});
