import fs, { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createTelemetry } from '../index.ts';
import { createFakeHost, eventNames } from '../testing/fake-host.ts';
import { createLease } from './lease.ts';

test('one holds it, and another gets it once it is released', () => {
  const host = createFakeHost();
  const [one, two] = [createLease(host, host.folder), createLease(host, host.folder)];
  expect([one.acquire(), two.acquire()]).toEqual([true, false]);
  expect([one.acquire(), one.isHeld(), two.isHeld()]).toEqual([true, true, false]);
  one.release();
  expect(one.isHeld()).toBe(false);
  expect([two.acquire(), one.acquire()]).toEqual([true, false]);
  expect(readdirSync(host.folder)).toEqual(['2.lease']);
});

test('a holder that lives is never taken over, one that died is, after the time that the policy names', () => {
  const living = createFakeHost();
  const lease = createLease(living, living.folder);
  expect(lease.acquire()).toBe(true);

  const other = createFakeHost({ folder: living.folder });
  const waiting = createLease(other, other.folder);
  for (let second = 0; second < 60; second += 1) {
    living.clock.advance(1_000);
    other.clock.advance(1_000);
    expect(waiting.acquire()).toBe(false);
  }
  // The holder dies: its clock stands still.
  other.clock.advance(4_999);
  expect(waiting.acquire()).toBe(false);
  other.clock.advance(1);
  expect(waiting.acquire()).toBe(true);
});

test('a holder that was held up and comes back knows that it lost it, and does not disturb', () => {
  const slow = createFakeHost();
  const lost = createLease(slow, slow.folder);
  lost.acquire();
  const other = createFakeHost({ folder: slow.folder });
  const lease = createLease(other, other.folder);
  lease.acquire();
  other.clock.advance(5_000);
  expect(lease.acquire()).toBe(true);

  slow.clock.advance(1_000);
  expect(lost.isHeld()).toBe(false);
  lost.release();
  expect(lease.isHeld()).toBe(true);
  expect(readdirSync(slow.folder)).toEqual(['2.lease']);
});

test('of many that see it abandoned at once, one takes it', () => {
  const dead = createFakeHost();
  createLease(dead, dead.folder).acquire();
  const hosts = Array.from({ length: 10 }, () => createFakeHost({ folder: dead.folder }));
  const leases = hosts.map((host) => createLease(host, host.folder));
  for (const lease of leases) lease.acquire();
  for (const host of hosts) host.clock.advance(5_000);
  expect(leases.map((lease) => lease.acquire()).filter(Boolean)).toHaveLength(1);
  expect(leases.filter((lease) => lease.isHeld())).toHaveLength(1);
});

test('one that took a number long since passed gives it back', () => {
  const host = createFakeHost();
  const lease = createLease(host, host.folder);
  lease.acquire();
  lease.release();
  const late = createFakeHost({
    folder: host.folder,
    disk: {
      ...fs,
      writeFileSync(...args: Parameters<typeof fs.writeFileSync>) {
        // While it is about to take number 2, others have held 2 and 3.
        for (const other of [createLease(host, host.folder), createLease(host, host.folder)]) {
          other.acquire();
          if (readdirSync(host.folder).includes('2.lease')) other.release();
        }
        fs.writeFileSync(...args);
      },
    },
  });
  const loser = createLease(late, late.folder);
  expect(loser.acquire()).toBe(false);
  expect(loser.isHeld()).toBe(false);
  expect(readdirSync(host.folder)).toEqual(['3.lease']);
});

test('a disk on which no lease can be made: nothing is delivered, nothing is thrown', () => {
  const writeFileSync = () => {
    throw Object.assign(new Error('EROFS'), { code: 'EROFS' });
  };
  const host = createFakeHost({ disk: { ...fs, writeFileSync } });
  const lease = createLease(host, host.folder);
  expect(lease.acquire()).toBe(false);
  lease.release();
});

test('two processes on one folder: one delivers, the other waits, and takes over what is left', async () => {
  const first = createFakeHost({ fetch: () => new Promise(() => {}) });
  const busy = createTelemetry(first);
  busy.track('EnvironmentCreated');
  void busy.flush();

  const second = createFakeHost({ folder: first.folder });
  const waiting = createTelemetry(second);
  second.clock.advance(10);
  waiting.track('EnvironmentDeleted');
  expect(await waiting.flush()).toEqual({ kind: 'elsewhere' });
  expect(second.requests).toEqual([]);
  second.clock.advance(5_000);
  expect(await waiting.flush()).toEqual({ kind: 'delivered' });
  expect(eventNames(second.requests)).toEqual(['environment_created', 'environment_deleted']);
});
