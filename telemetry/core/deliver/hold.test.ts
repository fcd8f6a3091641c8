import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policy } from '../policy.ts';
import { createTelemetry } from '../telemetry/telemetry.ts';
import { type AcmeTelemetry, createFakeHost, eventNames, type FakeHost } from '../testing/fake-host.ts';

const { holdMs, soonMs, batchRecords, waitMs, apartMostMs } = policy.delivery;

async function turns(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
}

const fileOf = (host: FakeHost) => join(host.folder, 'telemetry/sending-paused-until');

/** An app with one event that waits, which its person looks at. */
async function createPaused(): Promise<{ host: FakeHost; telemetry: AcmeTelemetry }> {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  telemetry.start();
  await telemetry.counted();
  telemetry.track('HistoryOverviewOpened');
  telemetry.pauseSending();
  return { host, telemetry };
}

test('while it is paused nothing is sent, whatever asks for it, and everything is recorded', async () => {
  const { host, telemetry } = await createPaused();
  const until = new Date(host.clock.now() + holdMs).toISOString();
  const held = { sendingPausedUntil: until, delivery: { kind: 'held' } };
  expect(telemetry.status()).toMatchObject({ ...held, pending: 1, enabled: true, noticeDue: false });

  for (let count = 0; count < batchRecords; count += 1) telemetry.track('EnvironmentCreated');
  telemetry.wake();
  telemetry.setEnabled(false);
  expect(await telemetry.flush()).toMatchObject({ kind: 'held', forMs: holdMs, delivered: 0 });
  expect(await telemetry.sendNow()).toMatchObject(held);
  host.clock.advance(holdMs - 1);
  await turns();
  expect(host.requests).toEqual([]);
  expect(telemetry.status()).toMatchObject({ ...held, pending: batchRecords + 2 });
});

test('it ends by itself, says so, and what waited is delivered once', async () => {
  const { host, telemetry } = await createPaused();
  const heard: (string | null)[] = [];
  telemetry.onStatusChanged(({ sendingPausedUntil }) => heard.push(sendingPausedUntil));
  host.clock.advance(holdMs + policy.statusPauseMs);
  expect(heard.at(-1)).toBeNull();
  expect(telemetry.status().sendingPausedUntil).toBeNull();
  host.clock.advance(soonMs);
  await expect.poll(() => telemetry.status().pending).toBe(0);
  host.clock.advance(waitMs);
  await turns();
  expect(eventNames(host.requests)).toEqual(['history_overview_opened']);
  expect(existsSync(fileOf(host))).toBe(false);
});

test('its person ends it, and what waited is sent within seconds', async () => {
  const { host, telemetry } = await createPaused();
  telemetry.track('EnvironmentCreated');
  host.clock.advance(1_000);
  expect(telemetry.resumeSending()).toMatchObject({
    sendingPausedUntil: null,
    delivery: { kind: 'waiting' },
  });
  host.clock.advance(soonMs);
  await expect
    .poll(() => eventNames(host.requests))
    .toEqual(['history_overview_opened', 'environment_created']);
});

test('one more wish for it does not prolong it', async () => {
  const { host, telemetry } = await createPaused();
  const { sendingPausedUntil } = telemetry.status();
  host.clock.advance(holdMs / 2);
  expect(telemetry.pauseSending()).toMatchObject({ sendingPausedUntil });
});

test('one timer waits for its end, and no other', async () => {
  const { host, telemetry } = await createPaused();
  // Those that ran before it.
  host.clock.advance(holdMs / 2);
  await turns();
  let timers = 0;
  const { schedule } = host.clock;
  host.clock.schedule = (callback, afterMs) => {
    timers += 1;
    return schedule(callback, afterMs);
  };
  await telemetry.flush();
  telemetry.wake();
  host.clock.advance(holdMs / 2 - 1);
  await turns();
  expect(timers).toBe(0);
});

test('a request that is under way ends, and none follows it', async () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  for (let count = 0; count < batchRecords + 1; count += 1) telemetry.track('EnvironmentCreated');
  let during: string | undefined;
  host.script = () => {
    during = telemetry.pauseSending().delivery.kind;
    return new Response('{}');
  };
  expect(await telemetry.flush()).toMatchObject({ kind: 'held', delivered: batchRecords });
  expect(during).toBe('sending');
  expect(host.requests).toHaveLength(1);
  expect(telemetry.status()).toMatchObject({ pending: 1, delivery: { kind: 'held' } });
});

test('another program of the installation does not send either, and says until when', async () => {
  const { host, telemetry } = await createPaused();
  const other = createFakeHost({ folder: host.folder });
  const command = createTelemetry(other);
  command.track('EnvironmentDeleted');
  const { sendingPausedUntil } = telemetry.status();
  expect(await command.flush()).toMatchObject({ kind: 'held', forMs: holdMs });
  expect(await command.sendNow()).toMatchObject({ sendingPausedUntil, delivery: { kind: 'held' } });
  expect(other.requests).toEqual([]);

  telemetry.resumeSending();
  await command.flush();
  expect(eventNames(other.requests)).toContain('environment_deleted');
});

test('one that goes on for a while sends when the pause of another is over', async () => {
  const { host } = await createPaused();
  const other = createFakeHost({ folder: host.folder });
  const telemetry = createTelemetry(other);
  telemetry.track('EnvironmentDeleted');
  await telemetry.flush();
  other.clock.advance(holdMs + soonMs);
  await expect.poll(() => eventNames(other.requests)).toContain('environment_deleted');
});

test('it ends with the program, which sends nothing at its end; the next start does', async () => {
  const { host, telemetry } = await createPaused();
  await telemetry.end();
  expect(host.requests).toEqual([]);
  const next = createFakeHost({ folder: host.folder });
  await createTelemetry(next).flush();
  expect(eventNames(next.requests)).toEqual(['history_overview_opened']);
});

test.each(['ended at once', 'killed'])('it does not survive a restart of an app that was %s', async (how) => {
  const { host, telemetry } = await createPaused();
  if (how === 'ended at once') telemetry.stop();
  const next = createFakeHost({ folder: host.folder });
  const restarted = createTelemetry(next);
  restarted.start();
  expect(restarted.status().sendingPausedUntil).toBeNull();
  restarted.track('EnvironmentCreated');
  await restarted.flush();
  expect(eventNames(next.requests)).toContain('environment_created');
});

test.each([
  ['is over', '2025-12-31T23:59:59.000Z'],
  ['is further away than any pause', '2026-01-01T00:11:00.000Z'],
  ['is no time', 'never'],
  ['is empty', ''],
  ['is too long', `2026-01-01T00:05:00.000Z${' '.repeat(200)}`],
])('a file that %s holds nothing back', async (_, content) => {
  const host = createFakeHost();
  mkdirSync(join(host.folder, 'telemetry'));
  writeFileSync(fileOf(host), content);
  const telemetry = createTelemetry(host);
  telemetry.track('HistoryOverviewOpened');
  expect(telemetry.status().sendingPausedUntil).toBeNull();
  expect(await telemetry.flush()).toMatchObject({ kind: 'delivered' });
});

test('a machine that slept through its end goes on when it wakes up', async () => {
  const { host, telemetry } = await createPaused();
  host.clock.jumpTo(host.clock.now() + holdMs);
  expect(telemetry.status().sendingPausedUntil).toBeNull();
  telemetry.wake();
  host.clock.advance(soonMs);
  await expect.poll(() => eventNames(host.requests)).toEqual(['history_overview_opened']);
});

test('a clock that is set back does not make it any longer', async () => {
  const { host, telemetry } = await createPaused();
  host.clock.jumpTo(Date.UTC(2016, 0, 1));
  host.clock.advance(holdMs);
  expect(telemetry.status().sendingPausedUntil).toBeNull();
  expect(await telemetry.flush()).toMatchObject({ kind: 'delivered' });
});

test('an event does not get too old by it', async () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  telemetry.track('HistoryOverviewOpened');
  host.clock.advance(policy.spool.recordAgeMs - 1_000);
  telemetry.pauseSending();
  host.clock.advance(holdMs);
  await telemetry.flush();
  expect(eventNames(host.requests)).toEqual(['history_overview_opened']);
});

test('it cuts short no wait that the receiver or backoff asks for', async () => {
  const host = createFakeHost();
  const telemetry = createTelemetry(host);
  telemetry.track('HistoryOverviewOpened');
  host.script = () => new Response(null, { status: 503, headers: { 'Retry-After': '1200' } });
  await telemetry.flush();
  telemetry.pauseSending();
  host.clock.advance(holdMs + soonMs);
  await turns();
  expect(host.requests).toHaveLength(1);
  host.script = () => new Response('{}');
  host.clock.advance(1_200_000);
  await expect.poll(() => telemetry.status().pending).toBe(0);
  expect(host.requests).toHaveLength(2);
});

test('what waits can be deleted before it leaves', async () => {
  const { host, telemetry } = await createPaused();
  expect(telemetry.deleteWaiting()).toMatchObject({ pending: 0 });
  telemetry.resumeSending();
  host.clock.advance(soonMs + apartMostMs);
  await turns();
  expect(host.requests).toEqual([]);
});

test.each([
  ['locked', { environment: { ACME_DISABLETELEMETRY: '1', ACME_TELEMETRY_ENDPOINT: 'https://a.example' } }],
  ['not decided yet', { consent: 'optIn' as const }],
  ['without a receiver', { environment: {} }],
])('where nothing is ever sent, %s, nothing is paused or written', (_, changes) => {
  const host = createFakeHost(changes);
  const telemetry = createTelemetry(host);
  telemetry.start();
  expect(telemetry.pauseSending().sendingPausedUntil).toBeNull();
  expect(existsSync(join(host.folder, 'telemetry'))).toBe(false);
});

test('where other programs can not be told, this one still sends nothing', async () => {
  const host = createFakeHost();
  writeFileSync(join(host.folder, 'telemetry'), 'no folder');
  const telemetry = createTelemetry(host);
  expect(telemetry.pauseSending().sendingPausedUntil).not.toBeNull();
  expect(host.warnings.at(-1)).toContain(
    'The pause could not be saved, so other programs may still send data',
  );
  expect(await telemetry.flush()).toMatchObject({ kind: 'held' });
});
