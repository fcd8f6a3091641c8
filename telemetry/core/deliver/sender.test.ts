import fs, { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { policy } from '../policy.ts';
import type { Disk } from '../ports.ts';
import { createTelemetry } from '../telemetry/telemetry.ts';
import {
  type AcmeTelemetry,
  createFakeHost,
  eventNames,
  type FakeHost,
  temporaryFolder,
} from '../testing/fake-host.ts';
import type { Rejection } from './sender.ts';

function createWithEvents(count: number): { host: FakeHost; telemetry: AcmeTelemetry } {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  for (let i = 0; i < count; i += 1) telemetry.track('AppClosed', { openDurationSeconds: i });
  return { host, telemetry };
}

const uidsIn = (body: string | undefined) =>
  [...(body ?? '').matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g)].map(String);

test('no answer: sends the same bytes again after a backoff', async () => {
  const { host, telemetry } = createWithEvents(2);
  host.script = (_, index) => (index === 0 ? new Error('refused') : new Response('{}'));
  expect(await telemetry.flush()).toMatchObject({ kind: 'waiting' });
  expect((await telemetry.flush()).kind).toBe('waiting');
  expect(host.requests).toHaveLength(1);
  host.clock.advance(2_000);
  expect(await telemetry.flush()).toMatchObject({ kind: 'delivered' });
  expect(host.requests[1]).toBe(host.requests[0]);
  expect(telemetry.status().pending).toBe(0);
});

test('a program with automatic sending off sends only on request', async () => {
  const host = createFakeHost({ sendsByItself: false });
  const telemetry = createTelemetry(host);
  telemetry.start();
  for (let i = 0; i < policy.delivery.batchRecords + 1; i += 1) {
    telemetry.track('AppClosed', { openDurationSeconds: i });
  }
  telemetry.setEnabled(false);
  host.clock.advance(24 * 60 * 60_000);
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
  expect(host.requests).toEqual([]);
  expect(await telemetry.flush()).toMatchObject({ kind: 'delivered' });
  expect(host.requests.length).toBeGreaterThan(0);
});

test("keeps to a receiver's Retry-After, to the second and across a restart", async () => {
  const { host, telemetry } = createWithEvents(1);
  host.script = () => new Response(null, { status: 429, headers: { 'Retry-After': '120' } });
  const result = await telemetry.flush();
  const forMs = result.kind === 'waiting' ? result.forMs : 0;
  expect(forMs).toBeGreaterThanOrEqual(120_000);
  expect(forMs).toBeLessThan(121_000);
  await telemetry.end();

  const next = createFakeHost({ folder: host.folder });
  const restarted = createTelemetry(next);
  restarted.start();
  next.clock.advance(120_000);
  expect((await restarted.flush()).kind).toBe('waiting');
  expect(next.requests).toEqual([]);
  next.clock.advance(1_000);
  expect(await restarted.flush()).toMatchObject({ kind: 'delivered' });
});

test.each(['0', 'Wed, 31 Dec 2025 23:59:00 GMT', '-1'])(
  'Retry-After %o never causes a hot loop',
  async (header) => {
    const { host, telemetry } = createWithEvents(1);
    host.script = () => new Response(null, { status: 503, headers: { 'Retry-After': header } });
    telemetry.start();
    for (let second = 0; second < 600; second += 1) {
      host.clock.advance(1_000);
      await telemetry.flush();
    }
    expect(host.requests.length).toBeLessThan(60);
  },
);

test('a clock set back by years does not stop delivery', async () => {
  const { host, telemetry } = createWithEvents(1);
  host.script = () => new Error('down');
  await telemetry.flush();
  await telemetry.end();
  const next = createFakeHost({ folder: host.folder });
  next.clock.jumpTo(Date.UTC(2016, 0, 1));
  const restarted = createTelemetry(next);
  next.clock.advance(24 * 60 * 60_000);
  expect(await restarted.flush()).toMatchObject({ kind: 'delivered' });
});

test('too large: sends halves, none twice', async () => {
  const { host, telemetry } = createWithEvents(100);
  host.script = (body) =>
    uidsIn(body).length > 30 ? new Response(null, { status: 413 }) : new Response('{}');
  expect(await telemetry.flush()).toMatchObject({ kind: 'delivered' });
  const accepted = host.requests.map(uidsIn).filter((uids) => uids.length <= 30);
  expect(accepted.flat()).toHaveLength(100);
  expect(new Set(accepted.flat()).size).toBe(100);
});

test('an event that is too large on its own is dropped, counted and reported', async () => {
  const { host, telemetry } = createWithEvents(1);
  host.script = (_, index) => (index === 0 ? new Response(null, { status: 413 }) : new Response('{}'));
  expect((await telemetry.flush()).kind).toBe('waiting');
  expect(host.requests).toHaveLength(1);
  host.clock.advance(2_000);
  await telemetry.flush();
  expect(eventNames(host.requests.slice(1))).toEqual(['telemetry_events_dropped']);
  expect(host.requests[1]).toContain('{"stringValue":"rejected"}');
});

test.each([401, 404, 500])('%i: not sent again, warned of once, reported', async (status) => {
  const { host, telemetry } = createWithEvents(3);
  host.script = () => new Response(null, { status });
  expect((await telemetry.flush()).kind).toBe('waiting');
  expect(host.requests).toHaveLength(1);
  expect(host.warnings).toEqual([expect.stringContaining(`it answered ${status}.`)]);

  // The report survives refusals and restarts; a rejected report is not counted as another lost event.
  host.clock.advance(2_000);
  await telemetry.flush();
  const next = createFakeHost({ folder: host.folder });
  const restarted = createTelemetry(next);
  next.clock.advance(20_000);
  await restarted.flush();
  next.clock.advance(20_000);
  await restarted.flush();
  expect(eventNames(next.requests)).toEqual(['telemetry_events_dropped']);
  expect(next.requests[0]).toContain('{"key":"acme.count","value":{"intValue":"3"}}');
});

describe('a receiver that answers 400', () => {
  const badIs = (bad: readonly number[]) => (body: string) => {
    const isBad = durationsIn(body).some((duration) => bad.includes(duration));
    return new Response(isBad ? null : '{}', { status: isBad ? 400 : 200 });
  };
  const durationsIn = (body: string) =>
    [...body.matchAll(/open_duration_seconds","value":\{"intValue":"(\d+)"/g)].map(([, found]) =>
      Number(found),
    );

  test.each([[[0]], [[511]], [[300]], [[7, 8]], [[1, 100, 101, 400]]])(
    'because of %j of 512 gets all the others in few requests, and a report of the loss',
    async (bad) => {
      const { host, telemetry } = createWithEvents(512);
      host.script = badIs(bad);
      expect(await telemetry.flush()).toMatchObject({ kind: 'delivered', delivered: 512 - bad.length });
      const accepted = host.requests.filter((body) => badIs(bad)(body).ok).flatMap(durationsIn);
      expect(accepted).toEqual(Array.from({ length: 512 }, (_, at) => at).filter((at) => !bad.includes(at)));
      expect(host.requests.length).toBeLessThanOrEqual(30 * bad.length);
      await telemetry.end();
      const reported = [...host.requests.join('').matchAll(/acme.count","value":\{"intValue":"(\d+)"/g)];
      expect(reported.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(bad.length);
      expect(telemetry.status().pending).toBe(0);
    },
  );

  test('to everything is asked a bounded number of times, then with whole batches and as rarely as any other refusal', async () => {
    const { host, telemetry } = createWithEvents(2_000);
    host.script = () => new Response(null, { status: 400 });
    expect(await telemetry.flush()).toMatchObject({ kind: 'waiting', problem: 'refused' });
    expect(host.requests.length).toBeLessThanOrEqual(policy.delivery.refusalsInARow + 1);
    const before = host.requests.length;
    host.clock.advance(policy.delivery.backoffMaxMs);
    await telemetry.flush();
    expect(host.requests.length).toBe(before + 1);
  });
});

const PAGE = new Blob(['<!doctype html><title>Sign in</title>'], { type: 'text/html' });

test.each([
  ['407', null, { status: 407 }],
  ['511', null, { status: 511, headers: { 'Retry-After': '86400' } }],
  ['a redirect', null, { status: 302, headers: { Location: 'https://login.example.com/' } }],
  ['a page', PAGE, { status: 200 }],
] as const)(
  '%s in the way: events are kept, the state says so, and they are sent once it is gone',
  async (_, body, init) => {
    const { host, telemetry } = createWithEvents(3);
    host.script = (_, index) => (index === 0 ? new Response(body, init) : new Response('{}'));
    expect((await telemetry.flush()).kind).toBe('waiting');
    expect(telemetry.status()).toMatchObject({
      pending: 3,
      delivery: { kind: 'paused', problem: 'intercepted' },
    });
    // A proxy's Retry-After does not delay requests to the receiver.
    host.clock.advance(2_000);
    expect(await telemetry.flush()).toMatchObject({ kind: 'delivered' });
    expect(host.requests[1]).toBe(host.requests[0]);
    expect(host.warnings).toEqual([]);
  },
);

test('a partial success counts the rejected events and resends nothing', async () => {
  const { host, telemetry } = createWithEvents(3);
  host.script = (_, index) =>
    new Response(index === 0 ? '{"partialSuccess":{"rejectedLogRecords":"2"}}' : '{}');
  await telemetry.flush();
  await telemetry.end();
  expect(eventNames(host.requests)).toEqual([
    ...['app_closed', 'app_closed', 'app_closed'],
    'telemetry_events_dropped',
  ]);
  expect(host.requests[1]).toContain('{"key":"acme.count","value":{"intValue":"2"}}');
});

test.each<[string, () => Response, number, Rejection]>([
  [
    'with its words, on one line',
    () =>
      Response.json({ partialSuccess: { rejectedLogRecords: 2, errorMessage: 'too\n\u001b[31mold\u202e' } }),
    2,
    { status: 200, message: 'too [31mold' },
  ],
  [
    'without a reason',
    () => Response.json({ partialSuccess: { rejectedLogRecords: '1' } }),
    1,
    { status: 200, message: null },
  ],
  ['all of them', () => new Response(null, { status: 401 }), 3, { status: 401, message: null }],
])('a flush tells how many events the receiver rejected, and why: %s', async (_, answer, rejected, why) => {
  const { host, telemetry } = createWithEvents(3);
  host.script = (_, index) => (index === 0 ? answer() : new Response('{}'));
  expect(await telemetry.flush()).toMatchObject({ delivered: 3 - rejected, rejected, rejection: why });
  host.clock.advance(5_000);
  expect(await telemetry.flush()).toMatchObject({ rejected: 0, rejection: null });
});

test('only a flush that says so cuts a backoff short, and none what the receiver asked for', async () => {
  const { host, telemetry } = createWithEvents(1);
  host.script = () => new Error('no network');
  await telemetry.flush();
  host.script = () => new Response(null, { status: 503, headers: { 'Retry-After': '60' } });
  expect(await telemetry.flush()).toMatchObject({ kind: 'waiting', problem: 'unreachable' });
  expect(await telemetry.flush({ cutsBackoff: true })).toMatchObject({
    kind: 'waiting',
    problem: 'unavailable',
  });
  expect(host.requests).toHaveLength(2);
  expect(await telemetry.flush({ cutsBackoff: true })).toMatchObject({
    kind: 'waiting',
    problem: 'unavailable',
  });
  expect(host.requests).toHaveLength(2);
});

test('the status tells of the latest attempt that failed, also to another process, until one succeeds', async () => {
  const { host, telemetry } = createWithEvents(1);
  host.script = () => Object.assign(new Error('no'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  const triedAt = new Date(host.clock.now()).toISOString();
  await telemetry.flush();
  const failed = { problem: 'untrusted', triedAt, nextTryAt: expect.any(String) };
  expect(telemetry.status().failedDelivery).toEqual(failed);
  telemetry.stop();
  host.clock.advance(2_000);
  const other = createTelemetry(host);
  expect(other.status().failedDelivery).toEqual({ ...failed, nextTryAt: null });
  host.script = () => new Response('{}');
  expect(await other.flush()).toMatchObject({ kind: 'delivered' });
  expect(other.status().failedDelivery).toBe(null);
});

test('a hanging receiver times out', async () => {
  let aborted = false;
  let isAsked = false;
  const host = createFakeHost({
    fetch: (_, { signal }) =>
      new Promise((_resolve, reject) => {
        isAsked = true;
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(new Error('aborted'));
        });
      }),
  });
  const telemetry = createTelemetry(host);
  telemetry.track('EnvironmentCreated');
  const flushed = telemetry.flush();
  await expect.poll(() => isAsked).toBe(true);
  host.clock.advance(29_999);
  expect(aborted).toBe(false);
  host.clock.advance(1);
  expect((await flushed).kind).toBe('waiting');
  expect(aborted).toBe(true);
});

test('sends a backlog in bounded requests', async () => {
  const { host, telemetry } = createWithEvents(1_300);
  await telemetry.flush();
  expect(host.requests.map((body) => uidsIn(body).length)).toEqual([512, 512, 276]);
});

test('lists an empty spool once per delivery', async () => {
  const host = createFakeHost();
  const listed: string[] = [];
  const { readdir, readdirSync: listSync } = host.disk;
  const readdirSync = new Proxy(listSync, {
    apply(target, self, args: unknown[]) {
      listed.push(basename(String(args[0])));
      return Reflect.apply(target, self, args);
    },
  });
  const disk: Disk = {
    ...fs,
    readdirSync,
    readdir(folder, done) {
      listed.push(basename(folder));
      readdir(folder, done);
    },
  };
  await createTelemetry({ ...host, disk }).flush();
  expect(listed.filter((folder) => folder !== 'erasures')).toEqual(['spool']);
});

test('starting and recording read no more with a backlog than without', async () => {
  const callsBeside = async (events: number) => {
    const { host: earlier, telemetry: filled } = createWithEvents(events);
    earlier.script = () => new Error('down');
    await filled.flush();
    const { host, calls } = spyOnDisk(earlier.folder);
    const telemetry = createTelemetry(host);
    telemetry.start();
    telemetry.track('EnvironmentCreated');
    return calls;
  };
  expect(await callsBeside(5_000)).toEqual(await callsBeside(1));
});

/** Records which disk functions are called, in order. */
function spyOnDisk(folder = temporaryFolder()): { host: FakeHost; calls: string[] } {
  const calls: string[] = [];
  const disk = new Proxy<Disk>(fs, {
    get(target, name) {
      calls.push(String(name));
      return Reflect.get(target, name);
    },
  });
  return { host: createFakeHost({ disk, folder }), calls };
}

test('damage in a segment is counted and reported, and blocks nothing', async () => {
  const { host, telemetry } = createWithEvents(3);
  host.script = () => new Error('down');
  await telemetry.flush();
  const folder = join(host.folder, 'telemetry/spool');
  const [file] = readdirSync(folder);
  const path = join(folder, file ?? '');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"intValue":"1"', '"intValue":"8"'));
  host.script = () => new Response('{}');
  host.clock.advance(2_000);
  await telemetry.flush();
  await telemetry.end();
  const delivered = eventNames(host.requests.slice(1));
  expect(delivered.sort()).toEqual(['app_closed', 'app_closed', 'telemetry_events_dropped']);
  expect(host.requests.join('')).toContain('{"stringValue":"corrupt"}');
  expect(host.requests.slice(1).join('')).not.toContain('"intValue":"8"');
});

test('delivered events do not count as pending while the rest of their segment waits', async () => {
  const { host, telemetry } = createWithEvents(10);
  host.script = (body, index) => {
    if (index > 1) return new Error('down');
    return uidsIn(body).length > 5 ? new Response(null, { status: 413 }) : new Response('{}');
  };
  await telemetry.flush();
  expect(telemetry.status().pending).toBe(5);
});

test('unreadable events stay, and are not called delivered', async () => {
  const { host, telemetry } = createWithEvents(3);
  host.script = () => new Error('down');
  await telemetry.flush();
  let isReadable = false;
  const openSync: Disk['openSync'] = (path, ...rest) => {
    if (!isReadable && String(path).endsWith('.sealed')) {
      throw Object.assign(new Error('EIO'), { code: 'EIO', path });
    }
    return fs.openSync(path, ...rest);
  };
  const disk = { ...fs, openSync };
  const next = createFakeHost({ folder: host.folder, disk });
  const restarted = createTelemetry(next);
  next.clock.advance(2_000);
  expect(await restarted.flush()).toMatchObject({ kind: 'diskFailed', error: { code: 'EIO' } });
  expect(restarted.status().fileProblem).toMatchObject({
    path: expect.stringMatching(/\.sealed$/),
    code: 'EIO',
  });
  isReadable = true;
  expect(await restarted.flush()).toMatchObject({ kind: 'delivered' });
  expect(next.requests).toHaveLength(1);
});

test('a delivered file that is busy is removed a moment later, and not sent again', async () => {
  let isBusy = true;
  const unlinkSync: Disk['unlinkSync'] = (path) => {
    if (isBusy && String(path).endsWith('.sealed')) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
    fs.unlinkSync(path);
  };
  const host = createFakeHost({ disk: { ...fs, unlinkSync } });
  const telemetry = createTelemetry(host);
  telemetry.track('EnvironmentCreated');
  await telemetry.flush();
  expect(telemetry.status().pending).toBe(1);
  isBusy = false;
  // Or with the next scheduled delivery, if that comes first.
  host.clock.advance(policy.delivery.waitMs);
  await expect.poll(() => telemetry.status().pending).toBe(0);
  expect(host.requests).toHaveLength(1);
});

/** A disk that ignores the removal or renaming of a sealed segment, or reports success and restores it. */
function lyingDisk(lie: 'doesNothing' | 'putsBack') {
  let isLying = true;
  const disk: Disk = {
    ...fs,
    unlinkSync(path) {
      if (!isLying || !String(path).endsWith('.sealed')) fs.unlinkSync(path);
    },
    renameSync(from, to) {
      const isSegment = String(from).endsWith('.sealed') && String(to).endsWith('.sealed');
      if (!isLying || !isSegment) fs.renameSync(from, to);
    },
    existsSync: (path) => (isLying && lie === 'putsBack' ? false : fs.existsSync(path)),
  };
  return { disk, mend: () => (isLying = false) };
}

describe.each(['doesNothing', 'putsBack'] as const)('a disk that %s on removal', (lie) => {
  test('gets one request for what is waiting, and people are told', async () => {
    const { disk, mend } = lyingDisk(lie);
    const host = createFakeHost({ disk });
    const telemetry = createTelemetry(host);
    telemetry.start();
    for (const _ of [1, 2]) telemetry.track('EnvironmentCreated');
    expect(await telemetry.flush()).toMatchObject({ kind: 'diskFailed', error: { code: 'ENOTDELETED' } });
    for (let minute = 0; minute < 60; minute += 1) {
      host.clock.advance(60_000);
      await settled();
    }
    expect(host.requests).toHaveLength(1);
    expect(telemetry.status()).toMatchObject({
      pending: 2,
      fileProblem: { path: expect.stringMatching(/\.sealed$/), code: 'ENOTDELETED' },
    });
    expect(host.warnings).toEqual([expect.stringContaining('could not be removed yet')]);

    mend();
    expect(await telemetry.flush()).toMatchObject({ kind: 'delivered' });
    expect(telemetry.status()).toMatchObject({ pending: 0, fileProblem: null });
    expect(host.requests).toHaveLength(1);
    expect(readdirSync(join(host.folder, 'telemetry', 'sent'))).toHaveLength(1);
  });

  test('delivers later events once it works again, each once', async () => {
    const { disk, mend } = lyingDisk(lie);
    const host = createFakeHost({ disk });
    const telemetry = createTelemetry(host);
    for (let count = 0; count < 5; count += 1) {
      telemetry.track('EnvironmentCreated');
      await telemetry.flush();
      host.clock.advance(policy.delivery.diskRetryMs);
      await settled();
    }
    mend();
    expect(await telemetry.flush()).toMatchObject({ kind: 'delivered' });
    const uids = host.requests.flatMap(uidsIn);
    expect(new Set(uids).size).toBe(5);
    expect(uids).toHaveLength(5);
  });
});

test('delivers what is recorded while a delivery checks for more', async () => {
  let isHolding = false;
  const held: (() => void)[] = [];
  const readdir: Disk['readdir'] = (folder, done) =>
    fs.readdir(folder, (error, names) => {
      if (isHolding) held.push(() => done(error, names));
      else done(error, names);
    });
  const host = createFakeHost({ disk: { ...fs, readdir } });
  const telemetry = createTelemetry(host);
  telemetry.start();
  telemetry.track('EnvironmentCreated');
  host.script = (_, index) => {
    isHolding = index === 0;
    return new Response('{}');
  };
  const flushed = telemetry.flush();
  await expect.poll(() => held.length).toBe(1);
  // The listing is done but has not arrived yet.
  telemetry.setEnabled(false);
  isHolding = false;
  for (const release of held) release();
  await flushed;
  host.clock.advance(0);
  await expect.poll(() => eventNames(host.requests)).toEqual(['environment_created', 'telemetry_disabled']);
});

test('a backlog of single events blocks the program only briefly at a time, on a disk that is slow to delete', async () => {
  const segments = 60;
  let worked = 0;
  let longest = 0;
  const unlinkSync: Disk['unlinkSync'] = (path) => {
    fs.unlinkSync(path);
    if (!String(path).endsWith('.sealed')) return;
    host.clock.pause(1);
    worked += 1;
    longest = Math.max(longest, worked);
  };
  const host = createFakeHost({ disk: { ...fs, unlinkSync } });
  for (let count = 0; count < segments; count += 1) {
    const telemetry = createTelemetry(host);
    telemetry.track('EnvironmentCreated');
    telemetry.stop();
  }
  let isOver = false;
  const turn = (): unknown => {
    worked = 0;
    return isOver || setImmediate(turn);
  };
  turn();
  expect(await createTelemetry(host).flush()).toMatchObject({ kind: 'delivered', delivered: segments });
  isOver = true;
  expect(longest).toBe(policy.sliceMs);
});

describe('waiting events', () => {
  test("are sent together, within the policy's time", async () => {
    const host = createFakeHost({ random: () => 0.999 });
    const telemetry = createTelemetry(host);
    telemetry.start();
    for (let minute = 0; minute < 9; minute += 1) {
      telemetry.track('EnvironmentCreated');
      host.clock.advance(60_000);
      await settled();
    }
    expect(host.requests).toEqual([]);
    host.clock.advance(policy.delivery.waitMs - 9 * 60_000);
    await expect.poll(() => telemetry.status().pending).toBe(0);
    expect(host.requests.map((body) => eventNames([body]).length)).toEqual([9]);
  });

  test('are sent seconds after the start together with what an earlier run left, but not if it left nothing', async () => {
    for (const left of [0, 1]) {
      const earlier = createFakeHost();
      const killed = createTelemetry(earlier);
      for (let at = 0; at < left; at += 1) killed.track('EnvironmentCreated');
      killed.stop();
      const host = createFakeHost({ folder: earlier.folder, random: () => 0.999 });
      const telemetry = createTelemetry(host);
      telemetry.start();
      telemetry.track('ThemeChanged', { theme: 'dark' });
      host.clock.advance(policy.delivery.soonMs);
      await settled();
      await expect
        .poll(() => host.requests.map((body) => eventNames([body]).length))
        .toEqual(left === 0 ? [] : [2]);
    }
  });

  test('are not forgotten if they become due while others are being sent', async () => {
    const host = createFakeHost({ random: () => 0.5, waitMs: 1_000 });
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = createTelemetry({
      ...host,
      async fetch(url, init) {
        await held;
        return await host.fetch(url, init);
      },
    });
    slow.track('EnvironmentCreated');
    const flushed = slow.flush();
    await settled();
    slow.track('EnvironmentCreated');
    host.clock.advance(1_000);
    await settled();
    answer();
    await flushed;
    await expect.poll(() => eventNames(host.requests).length).toBe(2);
  });
});

test('a flush includes what was delivered in the background since the previous one had to wait', async () => {
  const { host, telemetry } = createWithEvents(1);
  host.script = (_, index) => (index === 0 ? new Response(null, { status: 503 }) : new Response('{}'));
  const first = await telemetry.flush();
  expect(first).toMatchObject({ kind: 'waiting', delivered: 0 });
  host.clock.advance(5_000);
  await expect.poll(() => telemetry.status().pending).toBe(0);
  expect(await telemetry.flush()).toEqual({ kind: 'delivered', delivered: 1, rejected: 0, rejection: null });
  expect(await telemetry.flush()).toMatchObject({ kind: 'delivered', delivered: 0, rejected: 0 });
});

test('an event does not re-read settings if changes are announced, and does otherwise', () => {
  for (const isTold of [true, false]) {
    let looks = 0;
    const host = createFakeHost({ isToldOfChanges: () => isTold });
    const { load } = host.choice;
    const telemetry = createTelemetry({
      ...host,
      choice: {
        ...host.choice,
        load() {
          looks += 1;
          return load();
        },
      },
    });
    telemetry.track('EnvironmentCreated');
    looks = 0;
    host.choiceOnDisk = 'disabled';
    host.clock.advance(5_000);
    telemetry.track('EnvironmentCreated');
    expect([looks > 0, telemetry.status().enabled]).toEqual([!isTold, isTold]);
    telemetry.refresh();
    expect(telemetry.status().enabled).toBe(false);
  }
});

/** Lets pending work run as far as it can without time passing. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30));
}
