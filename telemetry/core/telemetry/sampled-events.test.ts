/** Events that only some installations record. */
import fs, { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defineCatalogue } from '../../catalogue/catalogue.ts';
import { event, eventGroup } from '../../catalogue/define.ts';
import { parseLogs } from '../../testing/receiver/otlp.ts';
import { createFakeHost, eventNames, type FakeHost } from '../testing/fake-host.ts';
import { createTelemetry } from './telemetry.ts';

const catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [
    eventGroup('Keys', {
      AppStarted: event('The app was started.', '1.0'),
      KeyPressed: event('A key was pressed.', '1.0', {}, { sampling: { oneIn: 4 } }),
    }),
  ],
});

const start = (host: FakeHost) => createTelemetry({ ...host, catalogue });

/** Chance that never includes an event. */
const NEVER = () => 0.999;

/** An installation whose ID does or does not include a sampled event. */
function installationThat(records: boolean): FakeHost {
  for (let tries = 0; tries < 500; tries += 1) {
    const host = createFakeHost({ random: NEVER });
    const telemetry = start(host);
    telemetry.track('AppStarted');
    const before = telemetry.status().pending;
    telemetry.track('KeyPressed');
    const isRecorded = telemetry.status().pending > before;
    telemetry.deleteWaiting();
    telemetry.stop();
    if (isRecorded === records) return createFakeHost({ folder: host.folder, random: NEVER });
  }
  throw new Error('There is no such installation.');
}

test('an installation that records it says how many it stands for', async () => {
  const host = installationThat(true);
  const telemetry = start(host);
  telemetry.track('KeyPressed');
  telemetry.track('AppStarted');
  await telemetry.flush();
  const events = host.requests.flatMap((body) => parseLogs(JSON.parse(body)));
  expect(events.map(({ name, attributes }) => [name, attributes])).toEqual([
    ['acme.key_pressed', { 'acme.adjusted_count': 4 }],
    ['acme.app_started', {}],
  ]);
});

test('an installation that does not record it leaves no trace of it', async () => {
  const host = installationThat(false);
  const id = readFileSync(join(host.folder, 'telemetry/installation-id'), 'utf8');
  const telemetry = start(host);
  for (let times = 0; times < 20; times += 1) telemetry.track('KeyPressed');
  expect(telemetry.status()).toMatchObject({ pending: 0, fileProblem: null });
  await telemetry.end();
  expect(host.requests).toEqual([]);
  expect(host.warnings).toEqual([]);
  expect(telemetry.activity.list()).toEqual({ files: [], unreadable: 0 });
  expect(readFileSync(join(host.folder, 'telemetry/installation-id'), 'utf8')).toBe(id);
});

test('the answer is the same in every process and after every start', () => {
  for (const records of [true, false]) {
    const host = installationThat(records);
    for (let times = 0; times < 3; times += 1) {
      const telemetry = start(createFakeHost({ folder: host.folder, random: () => (records ? 0.999 : 0) }));
      telemetry.track('KeyPressed');
      expect(telemetry.status().pending).toBe(records ? times + 1 : 0);
      telemetry.stop();
    }
  }
});

test('an excluded event creates no installation ID, no folder and no request', async () => {
  const host = createFakeHost({ random: NEVER });
  const telemetry = start(host);
  telemetry.start();
  telemetry.track('KeyPressed');
  host.clock.advance(60_000);
  await telemetry.end();
  expect(existsSync(join(host.folder, 'telemetry'))).toBe(false);
  expect(host.requests).toEqual([]);
});

test('without an ID, chance decides about an event', () => {
  const chances = [0.3, 0.24];
  const host = createFakeHost({ random: () => chances.shift() ?? 0.999 });
  const telemetry = start(host);
  telemetry.track('KeyPressed');
  expect(telemetry.status()).toMatchObject({ pending: 0, installationId: null });
  telemetry.track('KeyPressed');
  expect(telemetry.status()).toMatchObject({
    pending: 1,
    installationId: expect.stringMatching(/^[\da-f-]{36}$/),
  });
});

test('an ID created for an included event includes no more events than other IDs', () => {
  let isIn = 0;
  const tries = 400;
  for (let one = 0; one < tries; one += 1) {
    // Included by chance at first, and never again.
    const chances = [0];
    const telemetry = start(createFakeHost({ random: () => chances.shift() ?? 0.999 }));
    telemetry.track('KeyPressed');
    telemetry.track('KeyPressed');
    isIn += telemetry.status().pending - 1;
    telemetry.stop();
  }
  // Within five standard deviations of one in four.
  expect(Math.abs(isIn - tries / 4)).toBeLessThan(5 * Math.sqrt(tries * 0.25 * 0.75));
});

test('a reset decides again, by the new ID', () => {
  const host = installationThat(true);
  const telemetry = start(host);
  let isLeftOut = false;
  for (let times = 0; times < 200 && !isLeftOut; times += 1) {
    telemetry.resetInstallationId();
    const before = telemetry.status().pending;
    telemetry.track('KeyPressed');
    isLeftOut = telemetry.status().pending === before;
  }
  expect(isLeftOut).toBe(true);
});

test("refuses and counts what is invalid, and records telemetry's own events, sampled out or not", async () => {
  const host = installationThat(false);
  const telemetry = start(host);
  expect(telemetry.trackUnchecked('KeyPressed', { key: 'a' })).toMatchObject({ ok: false });
  telemetry.setEnabled(false);
  await telemetry.flush();
  expect(eventNames(host.requests)).toEqual(['telemetry_events_dropped', 'telemetry_disabled']);
});

test('without an ID, excluded events do not each look for one', () => {
  let looks = 0;
  const disk = new Proxy(fs, {
    get(target, name) {
      if (name === 'readFileSync') looks += 1;
      return Reflect.get(target, name);
    },
  });
  const telemetry = start(createFakeHost({ random: NEVER, disk }));
  telemetry.track('KeyPressed');
  const first = looks;
  for (let count = 0; count < 100; count += 1) telemetry.track('KeyPressed');
  expect(looks).toBe(first);
});
