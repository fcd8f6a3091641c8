/** Telemetry's promises, as the program that embeds it sees them. */
import fs, { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { policy } from '../policy.ts';
import { failWith } from '../testing/fail-with.ts';
import { createFakeHost, eventNames, type FakeHost } from '../testing/fake-host.ts';
import { createTelemetry } from './telemetry.ts';

const spoolOf = (host: FakeHost) => join(host.folder, 'telemetry/spool');

describe('recording and delivery', () => {
  test('an event is on disk when track() returns, and removed once delivered', async () => {
    const host = createFakeHost();
    const telemetry = createTelemetry(host);
    telemetry.track('EnvironmentCreated');
    const [file] = readdirSync(spoolOf(host));
    expect(readFileSync(join(spoolOf(host), file ?? ''), 'utf8')).toContain('acme.environment_created');
    expect(telemetry.status().pending).toBe(1);
    expect(host.requests).toEqual([]);

    expect(await telemetry.flush()).toMatchObject({ kind: 'delivered' });
    expect(eventNames(host.requests)).toEqual(['environment_created']);
    expect(readdirSync(spoolOf(host))).toEqual([]);
    expect(telemetry.status()).toMatchObject({ pending: 0, lastDeliveredAt: '2026-01-01T00:00:00.000Z' });
  });

  test("waiting events are sent without being asked for, within the policy's wait", async () => {
    const host = createFakeHost();
    const telemetry = createTelemetry(host);
    telemetry.track('EnvironmentCreated');
    host.clock.advance(policy.delivery.waitMs);
    await expect.poll(() => host.requests.length).toBe(1);
  });

  test('after a run that did not end properly, the next one delivers what it left, byte for byte', async () => {
    const host = createFakeHost();
    createTelemetry(host).track('ThemeChanged', { theme: 'dark' });
    const [file] = readdirSync(spoolOf(host));
    const onDisk = readFileSync(join(spoolOf(host), file ?? ''), 'utf8');
    const record = /\{"timeUnixNano".*\}/.exec(onDisk)?.[0];

    const next = createFakeHost({ folder: host.folder });
    const telemetry = createTelemetry(next);
    telemetry.start();
    next.clock.advance(5_000);
    await telemetry.flush();
    expect(next.requests).toEqual([]);
    next.clock.advance(8_000);
    await telemetry.flush();
    expect(next.requests).toHaveLength(1);
    expect(record).toBeDefined();
    expect(next.requests[0]).toContain(record);
  });

  test('ending never waits longer than the policy allows, and leaves the rest for the next run', async () => {
    const host = createFakeHost({ fetch: () => new Promise(() => {}) });
    const telemetry = createTelemetry(host);
    telemetry.track('AppClosed', { openDurationSeconds: 61 });
    let closed = false;
    const closing = telemetry.end().then(() => {
      closed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(closed).toBe(false);
    host.clock.advance(800);
    await closing;

    const next = createFakeHost({ folder: host.folder });
    await createTelemetry(next).flush();
    expect(next.requests[0]).toContain('{"key":"acme.open_duration_seconds","value":{"intValue":"61"}}');
  });

  test('a second flush waits for the first, and sends what came in between', async () => {
    const host = createFakeHost();
    const telemetry = createTelemetry(host);
    telemetry.track('EnvironmentCreated');
    const first = telemetry.flush();
    telemetry.track('EnvironmentDeleted');
    await telemetry.flush();
    expect(eventNames(host.requests)).toEqual(['environment_created', 'environment_deleted']);
    await first;
  });

  test('sends nothing before the notice is shown', async () => {
    let shown = false;
    const notice = {
      wasShown: () => shown,
      markShown: () => {
        shown = true;
      },
    };
    const host = createFakeHost({ notice });
    const telemetry = createTelemetry(host);
    telemetry.track('EnvironmentCreated');
    expect(telemetry.status().noticeDue).toBe(true);
    host.clock.advance(60_000);
    expect(await telemetry.flush()).toMatchObject({ kind: 'notAllowed' });
    expect(host.requests).toEqual([]);
    expect(telemetry.noticeShown().noticeDue).toBe(false);
    await telemetry.flush();
    expect(host.requests).toHaveLength(1);
    expect(shown).toBe(true);
  });
});

describe('consent', () => {
  test('off means off: TelemetryDisabled is the last event, and the choice is on disk before it applies', async () => {
    const host = createFakeHost();
    const telemetry = createTelemetry(host);
    telemetry.track('EnvironmentCreated');
    expect(telemetry.setEnabled(false)).toMatchObject({
      enabled: false,
      disabledBy: 'settings',
      locked: false,
    });
    expect(host.choiceOnDisk).toBe('disabled');
    telemetry.track('EnvironmentDeleted');
    await telemetry.flush();
    await telemetry.end();
    expect(eventNames(host.requests)).toEqual(['environment_created', 'telemetry_disabled']);

    expect(createTelemetry(host).setEnabled(true).enabled).toBe(true);
  });

  test('a yes to what is on by default is a choice, on disk and told, and no event', () => {
    const host = createFakeHost();
    const telemetry = createTelemetry(host);
    const told: boolean[] = [];
    telemetry.onStatusChanged(({ choiceMade }) => told.push(choiceMade));
    expect(telemetry.status().choiceMade).toBe(false);
    expect(telemetry.setEnabled(true)).toMatchObject({ enabled: true, choiceMade: true, pending: 0 });
    expect(host.choiceOnDisk).toBe('enabled');
    host.clock.advance(1_000);
    expect(told.at(-1)).toBe(true);
  });

  test('a yes to what is on by default that can not be stored leaves it on', () => {
    const choice = {
      load: () => ({ choice: 'none', count: 0, changes: [] }) as const,
      write: () => failWith('ENOSPC'),
      touch: () => {},
    };
    const telemetry = createTelemetry(createFakeHost({ choice }));
    expect(telemetry.setEnabled(true)).toMatchObject({ enabled: true, choiceMade: false });
  });

  test('turned on again, TelemetryEnabled is the first event', async () => {
    const host = createFakeHost();
    host.choiceOnDisk = 'disabled';
    const telemetry = createTelemetry(host);
    telemetry.track('EnvironmentCreated');
    telemetry.setEnabled(true);
    telemetry.track('EnvironmentDeleted');
    await telemetry.flush();
    expect(eventNames(host.requests)).toEqual(['telemetry_enabled', 'environment_deleted']);
  });

  test(`a choice that can't be stored is an error for people, and "off" applies all the same`, () => {
    const write = () => failWith('ENOSPC');
    const host = createFakeHost({
      choice: { load: () => ({ choice: 'none', count: 0, changes: [] }), write, touch: () => {} },
    });
    const telemetry = createTelemetry(host);
    expect(() => telemetry.setEnabled(false)).toThrow(
      'Your choice could not be saved, so telemetry is off only until this program exits (ENOSPC).',
    );
    expect(telemetry.status().enabled).toBe(false);
    expect(() => telemetry.setEnabled(false)).toThrow(
      'Your choice could not be saved, so telemetry is off only until this program exits (ENOSPC).',
    );
    expect(() => telemetry.setEnabled(true)).toThrow('so telemetry stays off');
    expect(telemetry.status().enabled).toBe(false);
  });

  test('locked off, it reads only the sources of consent, and writes nothing', async () => {
    const host = createFakeHost({
      environment: { ACME_TELEMETRY_ENDPOINT: 'https://telemetry.example.com', DO_NOT_TRACK: '1' },
    });
    const telemetry = createTelemetry(host);
    telemetry.track('EnvironmentCreated');
    telemetry.noticeShown();
    telemetry.start();
    host.clock.advance(60_000);
    await telemetry.flush();
    await telemetry.end();
    expect(() => telemetry.setEnabled(true)).toThrow(
      "Telemetry is disabled by DO_NOT_TRACK, which Settings can't",
    );
    expect(readdirSync(host.folder)).toEqual([]);
    expect(host.requests).toEqual([]);
  });

  test.each([
    ['no endpoint', undefined, 'missing', 0],
    ['an endpoint that is no address', 'telemetry', 'invalid', 1],
  ])('with %s nothing is collected', (_, endpoint, state, warnings) => {
    const host = createFakeHost({ environment: { ACME_TELEMETRY_ENDPOINT: endpoint } });
    const telemetry = createTelemetry(host);
    telemetry.track('EnvironmentCreated');
    expect(telemetry.status()).toMatchObject({ endpoint: state, pending: 0, installationId: null });
    expect(existsSync(join(host.folder, 'telemetry'))).toBe(false);
    expect(host.warnings).toHaveLength(warnings);
  });
});

describe('never in the way', () => {
  test('what the catalogue refuses is logged once, counted and reported', async () => {
    const host = createFakeHost();
    const telemetry = createTelemetry(host);
    expect(telemetry.trackUnchecked('ThemeChanged', { theme: 'Ada' })).toMatchObject({ ok: false });
    telemetry.trackUnchecked('ThemeChanged', { theme: 'Ada' });
    expect(host.warnings).toHaveLength(1);
    expect(existsSync(spoolOf(host))).toBe(false);
    await telemetry.end();
    expect(eventNames(host.requests)).toEqual(['telemetry_events_dropped']);
    expect(host.requests[0]).toContain('{"key":"acme.count","value":{"intValue":"2"}}');
    expect(host.requests[0]).toContain('{"key":"acme.reason","value":{"stringValue":"invalid"}}');
  });

  test('reports what was refused on its way here, except while telemetry was off', async () => {
    const host = createFakeHost();
    const telemetry = createTelemetry(host);
    telemetry.setEnabled(false);
    telemetry.countRefused('rateLimited');
    telemetry.setEnabled(true);
    for (let index = 0; index < 3; index += 1) telemetry.countRefused('rateLimited');
    await telemetry.end();
    const said = host.requests.join();
    expect(eventNames(host.requests).filter((name) => name === 'telemetry_events_dropped')).toHaveLength(1);
    expect(said).toContain('{"key":"acme.count","value":{"intValue":"3"}}');
    expect(said).toContain('{"key":"acme.reason","value":{"stringValue":"rateLimited"}}');
  });

  test.each(['ENOSPC', 'EROFS', 'EACCES', 'EMFILE'])(
    'warns once of a disk that fails with %s',
    async (code) => {
      const calls = [
        'mkdirSync',
        'openSync',
        'writeSync',
        'writeFileSync',
        'fsyncSync',
        'renameSync',
      ] as const;
      for (const call of calls) {
        const host = createFakeHost({ disk: { ...fs, [call]: () => failWith(code) } });
        const telemetry = createTelemetry(host);
        telemetry.start();
        telemetry.track('EnvironmentCreated');
        telemetry.track('EnvironmentCreated');
        host.clock.advance(20_000);
        await telemetry.flush();
        await telemetry.end();
        expect(host.warnings.length, call).toBeLessThanOrEqual(1);
      }
    },
  );

  test('survives a log that throws', () => {
    const host = createFakeHost({ warn: () => failWith('EPIPE') });
    expect(createTelemetry(host).trackUnchecked('NoSuchEvent', {}).ok).toBe(false);
  });

  test('survives a file in place of the telemetry folder', () => {
    const host = createFakeHost();
    writeFileSync(join(host.folder, 'telemetry'), '');
    const telemetry = createTelemetry(host);
    telemetry.track('EnvironmentCreated');
    expect(host.warnings).toEqual([expect.stringMatching(/\((EEXIST|ENOTDIR)\)/)]);
    expect(telemetry.status()).toMatchObject({ enabled: true, pending: 0 });
  });

  test('tells a listener of changes, once per burst, until it unsubscribes', () => {
    const host = createFakeHost();
    const telemetry = createTelemetry(host);
    const seen: number[] = [];
    const unsubscribe = telemetry.onStatusChanged((status) => seen.push(status.pending));
    for (let i = 0; i < 10; i += 1) telemetry.track('EnvironmentCreated');
    host.clock.advance(100);
    expect(seen).toEqual([10]);
    unsubscribe();
    telemetry.track('EnvironmentCreated');
    host.clock.advance(100);
    expect(seen).toEqual([10]);
  });
});
