/** What is kept, for how long, and how choices made elsewhere affect it. */
import fs, { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { policy } from '../policy.ts';
import { unframe } from '../spool/unframe.ts';
import { type AcmeTelemetry, createFakeHost, eventNames, type FakeHost } from '../testing/fake-host.ts';
import { createTelemetry } from './telemetry.ts';

const DAY = 24 * 60 * 60_000;
const DOWN = () => new Error('down');

/** Advances until nothing is waiting: abandoned segments are adopted and backoffs are over. */
async function drain(host: FakeHost, telemetry: AcmeTelemetry): Promise<void> {
  for (let second = 0; second < 30; second += 1) {
    await telemetry.flush();
    host.clock.advance(1_000);
  }
  await telemetry.flush();
}

/** Another process of the same installation. */
function another(host: FakeHost, changes: Parameters<typeof createFakeHost>[0] = {}): FakeHost {
  const other = createFakeHost({ folder: host.folder, choice: host.choice, ...changes });
  other.clock.jumpTo(host.clock.now());
  return other;
}

describe('limits', () => {
  test('above the limit, the oldest events are dropped, counted and reported', async () => {
    // No jitter: a long backoff would leave everything in the one open segment, which no limit covers.
    const host = createFakeHost({ maxSpoolBytes: 40_000, random: () => 0 });
    host.script = DOWN;
    const telemetry = createTelemetry(host);
    for (let second = 0; second < 120; second += 1) {
      telemetry.track('AppClosed', { openDurationSeconds: second });
      host.clock.advance(5_000);
      await telemetry.flush();
    }
    const files = readdirSync(join(host.folder, 'telemetry/spool'));
    const bytes = files.map((file) => fs.statSync(join(host.folder, 'telemetry/spool', file)).size);
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThan(45_000);

    const next = another(host);
    const restarted = createTelemetry(next);
    next.clock.advance(policy.delivery.backoffMaxMs);
    await drain(next, restarted);
    const sent = next.requests.join('');
    const arrived = [...sent.matchAll(/open_duration_seconds","value":\{"intValue":"(\d+)"/g)].map(Number0);
    const reported = [...sent.matchAll(/acme.count","value":\{"intValue":"(\d+)"/g)].map(Number0);
    expect(arrived.at(-1)).toBe(119);
    expect(arrived).toEqual(arrived.map((_, at) => 119 - arrived.length + 1 + at));
    // A drop report that was dropped itself is included in the next, so that each event counts once.
    expect(arrived.length + reported.reduce((a, b) => a + b, 0)).toBe(120);
    expect(sent).toContain('{"stringValue":"queueFull"}');
  });

  test('an event that waited for more than 30 days is dropped, counted and reported', async () => {
    const host = createFakeHost();
    createTelemetry(host).track('EnvironmentCreated');
    host.clock.jumpTo(host.clock.now() + 20 * DAY);
    createTelemetry(host).track('EnvironmentDeleted');
    const later = another(host);
    later.clock.jumpTo(host.clock.now() + 11 * DAY);
    later.clock.advance(policy.spool.adoptAfterMs);
    const telemetry = createTelemetry(later);
    await drain(later, telemetry);
    expect(eventNames(later.requests)).toEqual(['environment_deleted', 'telemetry_events_dropped']);
    expect(later.requests.join('')).toContain('{"stringValue":"tooOld"}');
  });

  test.each([-10 * 365, 10 * 365])(
    'a clock that jumps by %i days while the app runs loses nothing',
    async (days) => {
      const host = createFakeHost();
      const telemetry = createTelemetry(host);
      telemetry.track('EnvironmentCreated');
      host.clock.jumpTo(host.clock.now() + days * DAY);
      telemetry.track('EnvironmentDeleted');
      await telemetry.flush();
      expect(eventNames(host.requests)).toEqual(['environment_created', 'environment_deleted']);
    },
  );

  function Number0(match: RegExpMatchArray): number {
    return Number(match[1]);
  }
});

describe('history', () => {
  test("what was sent is kept byte for byte, with its time, up to the policy's limit", async () => {
    const host = createFakeHost();
    const telemetry = createTelemetry(host);
    telemetry.track('ThemeChanged', { theme: 'dark' });
    await telemetry.flush();
    const folder = join(host.folder, 'telemetry/sent');
    const [file] = readdirSync(folder);
    expect(file).toMatch(/^1767225600000-.*\.sent$/);
    const { records } = unframe(readFileSync(join(folder, file ?? '')));
    expect(records).toHaveLength(1);
    expect(host.requests[0]).toContain(String(records[0]));

    for (let i = 0; i < 8_000; i += 1) telemetry.track('ThemeChanged', { theme: 'dark' });
    await telemetry.flush();
    const bytes = readdirSync(folder).map((name) => fs.statSync(join(folder, name)).size);
    expect(bytes.length).toBeGreaterThan(1);
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(policy.history.bytes);
  });

  test("a history that can't be written costs no delivery and causes no duplicate", async () => {
    const host = createFakeHost();
    createTelemetry(host).track('EnvironmentCreated');
    fs.writeFileSync(join(host.folder, 'telemetry/sent'), '');
    const next = another(host);
    const telemetry = createTelemetry(next);
    await drain(next, telemetry);
    expect(next.requests).toHaveLength(1);
    expect(telemetry.status().pending).toBe(0);
  });
});

describe('a choice made in another process', () => {
  test('applies here within a second, and what was recorded meanwhile never leaves', async () => {
    const here = createFakeHost();
    const there = another(here);
    const telemetry = createTelemetry(here);
    telemetry.track('EnvironmentCreated');
    here.clock.advance(500);
    there.clock.advance(500);
    createTelemetry(there).setEnabled(false);

    here.clock.advance(100);
    telemetry.track('EnvironmentUpdated');
    here.clock.advance(1_000);
    telemetry.track('EnvironmentDeleted');
    expect(telemetry.status().enabled).toBe(false);
    await drain(here, telemetry);
    await telemetry.end();
    const names = new Set(eventNames([...here.requests, ...there.requests]));
    expect([...names].sort()).toEqual(['environment_created', 'telemetry_disabled']);
    expect(telemetry.status().pending).toBe(0);
  });

  test("settings that can't be read mean off, without an error, until they can be read", () => {
    let isDamaged = false;
    const load = () => {
      if (isDamaged) throw new SyntaxError('config.json');
      return { choice: 'enabled', count: 0, changes: [] } as const;
    };
    const host = createFakeHost({ choice: { load, write: () => {}, touch: () => {} } });
    const telemetry = createTelemetry(host);
    telemetry.track('EnvironmentCreated');
    isDamaged = true;
    host.clock.advance(2_000);
    expect(telemetry.trackUnchecked('EnvironmentUpdated', {})).toEqual({ ok: true });
    expect(telemetry.status()).toMatchObject({ enabled: false, settingsUnreadable: true, pending: 1 });
    isDamaged = false;
    host.clock.advance(2_000);
    telemetry.track('EnvironmentDeleted');
    expect(telemetry.status()).toMatchObject({ enabled: true, pending: 2 });
  });

  test('turned on again, what is recorded after that is sent', async () => {
    const here = createFakeHost();
    const there = another(here);
    const telemetry = createTelemetry(here);
    telemetry.track('EnvironmentCreated');
    const other = createTelemetry(there);
    there.clock.advance(100);
    other.setEnabled(false);
    there.clock.advance(100);
    other.setEnabled(true);
    here.clock.advance(300);
    telemetry.track('EnvironmentUpdated');
    await drain(here, telemetry);
    await drain(there, other);
    const names = new Set(eventNames([...here.requests, ...there.requests]));
    expect([...names].sort()).toEqual(
      ['environment_created', 'environment_updated', 'telemetry_disabled', 'telemetry_enabled'].sort(),
    );
  });
});

test('an installation ID reset in another process applies here within a second, to later events', async () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  telemetry.track('EnvironmentCreated');
  const before = telemetry.status().installationId;
  const after = 'a8098c1a-f86e-41da-bd1a-00112444be1e';
  fs.writeFileSync(join(host.folder, 'telemetry/installation-id'), after);
  host.clock.advance(1_001);
  telemetry.track('EnvironmentDeleted');
  await telemetry.flush();
  const first = host.requests.length;
  expect(host.requests.join('')).not.toContain(after);
  host.clock.advance(policy.delivery.apartMostMs);
  await telemetry.flush();
  expect(host.requests.slice(first).join('')).not.toContain(before);
  const sent = host.requests.join('');
  const found = [...sent.matchAll(/installation\.id","value":\{"stringValue":"([^"]+)"|"acme\.(\w+)"/g)];
  expect(found.map(([, id, name]) => id ?? name)).toEqual([
    before,
    'environment_created',
    after,
    'environment_deleted',
  ]);
});

test('what is recorded a second after another process deleted waiting events is not lost with them', async () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  telemetry.track('EnvironmentCreated');
  createTelemetry(another(host)).deleteWaiting();
  host.clock.advance(1_001);
  telemetry.track('EnvironmentUpdated');
  await telemetry.flush();
  expect(eventNames(host.requests)).toEqual(['environment_updated']);
});

test.each(['back', 'ahead'])(
  'a choice made in another process applies here at once when the clock jumps %s',
  (direction) => {
    const here = createFakeHost();
    const telemetry = createTelemetry(here);
    telemetry.track('EnvironmentCreated');
    here.choiceOnDisk = 'disabled';
    here.clock.jumpTo(here.clock.now() + (direction === 'back' ? -1 : 1) * 365 * DAY);
    telemetry.track('EnvironmentUpdated');
    expect(telemetry.status()).toMatchObject({ enabled: false, pending: 1 });
  },
);

describe('when to send', () => {
  test('at once when there is enough for a request', async () => {
    const host = createFakeHost();
    const telemetry = createTelemetry(host);
    for (let i = 0; i < 2_000; i += 1) telemetry.track('EnvironmentCreated');
    host.clock.advance(0);
    await expect.poll(() => host.requests.length).toBeGreaterThan(0);
  });

  test('when the network returns, but not before the receiver allows', async () => {
    const host = createFakeHost();
    host.script = DOWN;
    const telemetry = createTelemetry(host);
    telemetry.track('EnvironmentCreated');
    for (let i = 0; i < 12; i += 1) {
      await telemetry.flush();
      host.clock.advance(policy.delivery.backoffMaxMs);
    }
    await telemetry.flush();
    const before = host.requests.length;
    host.script = () => new Response(null, { status: 503, headers: { 'Retry-After': '3600' } });
    telemetry.wake();
    host.clock.advance(policy.delivery.waitMs);
    await expect.poll(() => host.requests.length).toBe(before + 1);
    await telemetry.flush();

    telemetry.wake();
    host.clock.advance(3_500_000);
    await telemetry.flush();
    expect(host.requests).toHaveLength(before + 1);
  });
});
