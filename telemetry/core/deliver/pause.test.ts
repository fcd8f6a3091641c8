import fs, { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { policy } from '../policy.ts';
import type { Disk } from '../ports.ts';
import { createFakeHost } from '../testing/fake-host.ts';
import { createPause, type Pause } from './pause.ts';

const CLIENTS = 1_000;

/** A thousand clients on one real disk would measure the disk; persistence is tested below. */
const noDisk: Disk = { ...fs, writeFileSync: () => {}, renameSync: () => {}, unlinkSync: () => {} };

function leftAfter(prepare: (pause: Pause) => void): number[] {
  const { folder } = createFakeHost();
  return Array.from({ length: CLIENTS }, () => {
    const pause = createPause(createFakeHost({ folder, disk: noDisk }), folder);
    prepare(pause);
    return pause.leftMs();
  });
}

/**
 * The most requests in any second, as a multiple of the mean over the seconds in which requests could come.
 */
function crowding(waits: readonly number[], spanMs: number): number {
  const bins = new Map<number, number>();
  for (const wait of waits) {
    const second = Math.floor(wait / 1000);
    bins.set(second, (bins.get(second) ?? 0) + 1);
  }
  return Math.max(...bins.values()) / (waits.length / (spanMs / 1000));
}

describe('a fleet of clients', () => {
  test.each([1, 2, 3, 4, 5])('that failed %i times together comes back spread evenly', (failures) => {
    const waits = leftAfter((pause) => {
      for (let i = 0; i < failures; i += 1) pause.failed('unavailable', null);
    });
    const spanMs = policy.delivery.backoffBaseMs * 2 ** (failures - 1);
    expect(Math.max(...waits)).toBeLessThanOrEqual(spanMs);
    expect(crowding(waits, spanMs)).toBeLessThanOrEqual(3);
  });

  test('that was given one date comes back spread evenly after it', () => {
    const { retryAtSpreadMs } = policy.delivery;
    const waits = leftAfter((pause) =>
      pause.failed('unavailable', { afterMs: 120_000, spreadMs: retryAtSpreadMs }),
    );
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(120_000);
    expect(
      crowding(
        waits.map((wait) => wait - 120_000),
        retryAtSpreadMs,
      ),
    ).toBeLessThanOrEqual(3);
  });
});

test('a wait is always long enough to be reported', () => {
  const host = createFakeHost({ random: () => 0 });
  const pause = createPause(host, host.folder);
  pause.failed('intercepted', null);
  host.clock.advance(50);
  expect(pause.problem()).toBe('intercepted');
});

test('an outage never makes a client wait longer than the policy allows', () => {
  const host = createFakeHost();
  const pause = createPause(host, host.folder);
  for (let i = 0; i < 100; i += 1) pause.failed('unavailable', null);
  expect(pause.leftMs()).toBeLessThanOrEqual(policy.delivery.backoffMaxMs);
});

test('an app restarted in a loop asks no more often than one that keeps running', () => {
  const host = createFakeHost();
  let attempts = 0;
  for (let second = 0; second < 600; second += 1) {
    const pause = createPause(host, host.folder);
    if (pause.leftMs() <= 0) {
      attempts += 1;
      pause.failed('unavailable', null);
    }
    host.clock.advance(1_000);
  }
  expect(attempts).toBeLessThan(30);
});

test('replaces a damaged journal', () => {
  for (const text of [
    '',
    '{',
    '[]',
    'null',
    '{"waitMs":"long","notedAt":-1,"failures":-1,"lastDeliveredAt":1.5}',
    '{"lastRequest":7}',
    '{"lastRequest":{"mark":7,"at":1}}',
    '{"lastRequest":{"mark":"01234567","at":-1}}',
  ]) {
    const host = createFakeHost();
    writeFileSync(`${host.folder}/delivery.json`, text);
    const pause = createPause(host, host.folder);
    expect([pause.leftMs() <= 0, pause.lastDeliveredAt(), pause.lastRequest()]).toEqual([true, null, null]);
  }
});

test('notes the last request together with its outcome, in one write', () => {
  let writes = 0;
  const renameSync: Disk['renameSync'] = (from, to) => {
    writes += 1;
    fs.renameSync(from, to);
  };
  const host = createFakeHost({ disk: { ...fs, renameSync } });
  const pause = createPause(host, host.folder);
  const conclusions = [() => pause.succeeded(), () => pause.failed('unreachable', null)];
  for (const [index, conclude] of conclusions.entries()) {
    pause.requested(`id ${index}`);
    conclude();
    expect(writes).toBe(index + 1);
    expect(createPause(host, host.folder).lastRequest()).toEqual(pause.lastRequest());
  }
});

const DAY = 24 * 60 * 60_000;
const YEAR = 365 * DAY;

describe('a clock that was wrong when the wait was noted', () => {
  test.each([
    ['four years ahead', 4 * YEAR, null],
    ['four years ahead, with a wait that the receiver asked for', 4 * YEAR, { afterMs: 60_000, spreadMs: 0 }],
    ['a minute ahead', 60_000, null],
  ])('%s: the wait counts once, from when the correct clock sees it', (_, aheadMs, wish) => {
    const host = createFakeHost();
    const right = host.clock.now();
    host.clock.jumpTo(right + aheadMs);
    const wrong = createPause(host, host.folder);
    wrong.failed('unavailable', wish);
    const asked = wrong.leftMs();
    host.clock.jumpTo(right);
    expect(createPause(host, host.folder).leftMs()).toBe(asked);
    // It does not start over in each process that looks.
    host.clock.advance(asked);
    expect(createPause(host, host.folder).leftMs()).toBeLessThanOrEqual(0);
  });

  test('five years behind: there is no wait', () => {
    const host = createFakeHost();
    const right = host.clock.now();
    host.clock.jumpTo(right - 5 * YEAR);
    createPause(host, host.folder).failed('unavailable', { afterMs: 60_000, spreadMs: 0 });
    host.clock.jumpTo(right);
    expect(createPause(host, host.folder).leftMs()).toBeLessThanOrEqual(0);
  });

  test.each([
    [true, policy.delivery.retryAfterMaxMs + policy.delivery.retryAtSpreadMs],
    [false, policy.delivery.backoffMaxMs],
  ])("caps a stored wait at the policy's maximum (requested by the receiver: %s)", (isWished, most) => {
    const host = createFakeHost();
    const note = { waitMs: 10 * YEAR, notedAt: host.clock.now(), failures: 3, isWished };
    writeFileSync(`${host.folder}/delivery.json`, JSON.stringify(note));
    expect(createPause(host, host.folder).leftMs()).toBe(most);
  });
});

test("a disk that can't store waits does not shorten them", () => {
  const full = () => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  };
  const host = createFakeHost({ disk: { ...fs, writeFileSync: full }, random: () => 0.5 });
  const pause = createPause(host, host.folder);
  const waits = Array.from({ length: 6 }, () => {
    pause.refresh();
    pause.failed('unavailable', null);
    const wait = pause.leftMs();
    host.clock.advance(wait);
    return wait;
  });
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000]);
});
