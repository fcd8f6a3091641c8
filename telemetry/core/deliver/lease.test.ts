import fs, { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Disk } from '../ports.ts';
import { createTelemetry } from '../telemetry/telemetry.ts';
import { createFakeHost, eventNames } from '../testing/fake-host.ts';
import { createLease, type Lease } from './lease.ts';

const leases = (folder: string) => readdirSync(folder).filter((file) => file.endsWith('.lease'));
const kindsOf = (...some: readonly Lease[]) => some.map((lease) => lease.acquire().kind);

test('one process holds it; another gets it once it is released', () => {
  const host = createFakeHost();
  const [one, two] = [createLease(host, host.folder), createLease(host, host.folder)];
  expect(kindsOf(one, two)).toEqual(['acquired', 'elsewhere']);
  expect([one.acquire().kind, one.isHeld(), two.isHeld()]).toEqual(['acquired', true, false]);
  one.release();
  expect(one.isHeld()).toBe(false);
  expect(kindsOf(two, one)).toEqual(['acquired', 'elsewhere']);
  two.release();
  expect(leases(host.folder)).toEqual(['free.lease']);
});

test("is never taken from a living holder, and taken from a dead one after the policy's time", () => {
  const living = createFakeHost();
  expect(createLease(living, living.folder).acquire().kind).toBe('acquired');

  const other = createFakeHost({ folder: living.folder });
  const waiting = createLease(other, other.folder);
  for (let second = 0; second < 60; second += 1) {
    living.clock.advance(1_000);
    other.clock.advance(1_000);
    expect(waiting.acquire().kind).toBe('elsewhere');
  }
  // The holder dies: its clock stops.
  other.clock.advance(4_999);
  expect(waiting.acquire().kind).toBe('elsewhere');
  other.clock.advance(1);
  expect(waiting.acquire().kind).toBe('acquired');
});

test('a holder that was suspended notices that it lost the lease, and leaves the new holder alone', () => {
  const slow = createFakeHost();
  const lost = createLease(slow, slow.folder);
  lost.acquire();
  const other = createFakeHost({ folder: slow.folder });
  const lease = createLease(other, other.folder);
  lease.acquire();
  other.clock.advance(5_000);
  expect(lease.acquire().kind).toBe('acquired');

  expect(lost.isHeld()).toBe(false);
  slow.clock.advance(1_000);
  lost.release();
  expect(lease.isHeld()).toBe(true);
  other.clock.advance(60_000);
  expect([lease.isHeld(), leases(slow.folder).length]).toEqual([true, 1]);
});

test('if many notice an abandoned lease at once, one takes it', () => {
  const dead = createFakeHost();
  createLease(dead, dead.folder).acquire();
  const hosts = Array.from({ length: 10 }, () => createFakeHost({ folder: dead.folder }));
  const all = hosts.map((host) => createLease(host, host.folder));
  for (const lease of all) lease.acquire();
  for (const host of hosts) host.clock.advance(5_000);
  expect(kindsOf(...all).filter((kind) => kind === 'acquired')).toHaveLength(1);
  expect(all.filter((lease) => lease.isHeld())).toHaveLength(1);
});

test("after a deletion, the old holder notices, and neither renews nor releases the next holder's lease", () => {
  const host = createFakeHost();
  const [one, two] = [createLease(host, host.folder), createLease(host, host.folder)];
  one.acquire();
  for (const file of leases(host.folder)) fs.rmSync(join(host.folder, file));
  expect([one.isHeld(), two.acquire().kind]).toEqual([false, 'acquired']);
  host.clock.advance(10_000);
  one.release();
  expect([two.isHeld(), one.acquire().kind]).toEqual([true, 'elsewhere']);
});

test('if a badly timed deletion leaves two, the dead one disappears and the living one stays', () => {
  const host = createFakeHost();
  const living = createLease(host, host.folder);
  living.acquire();
  fs.writeFileSync(join(host.folder, 'held-0123456789abcdef-7.lease'), '');
  const other = createLease(host, host.folder);
  for (let second = 0; second < 20; second += 1) {
    expect(other.acquire().kind).toBe('elsewhere');
    host.clock.advance(1_000);
  }
  living.release();
  other.acquire();
  host.clock.advance(5_000);
  expect(other.acquire().kind).toBe('acquired');
  expect(leases(host.folder).filter((file) => file.startsWith('held'))).toHaveLength(1);
});

test('survives a moment in which another program opens the file', () => {
  let isBusy = false;
  const renameSync: Disk['renameSync'] = (from, to) => {
    if (isBusy) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
    fs.renameSync(from, to);
  };
  const host = createFakeHost({ disk: { ...fs, renameSync } });
  const lease = createLease(host, host.folder);
  lease.acquire();
  isBusy = true;
  host.clock.advance(3_000);
  isBusy = false;
  host.clock.advance(3_000);
  expect(lease.isHeld()).toBe(true);
});

test.each(['writeFileSync', 'readdirSync', 'renameSync'] as const)(
  'with a disk on which %s fails, nothing is delivered and no other process is blamed',
  (call) => {
    const fail = () => {
      throw Object.assign(new Error('EROFS'), { code: 'EROFS' });
    };
    const host = createFakeHost({ disk: { ...fs, [call]: fail } });
    const lease = createLease(host, host.folder);
    expect(lease.acquire()).toMatchObject({ kind: 'failed', error: { code: 'EROFS' } });
    lease.release();
  },
);

test('of two processes on one folder one delivers; the other waits and takes over the rest', async () => {
  const first = createFakeHost({ fetch: () => new Promise(() => {}) });
  const busy = createTelemetry(first);
  busy.track('EnvironmentCreated');
  void busy.flush();

  const second = createFakeHost({ folder: first.folder });
  const waiting = createTelemetry(second);
  second.clock.advance(10);
  waiting.track('EnvironmentDeleted');
  expect(await waiting.flush()).toMatchObject({ kind: 'elsewhere' });
  expect(second.requests).toEqual([]);
  second.clock.advance(5_000);
  expect(await waiting.flush()).toMatchObject({ kind: 'delivered' });
  expect(eventNames(second.requests)).toEqual(['environment_created', 'environment_deleted']);
});
