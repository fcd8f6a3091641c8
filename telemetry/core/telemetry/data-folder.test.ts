/** Everything an earlier version kept with the settings is moved to telemetry's folder, once. */
import fs, { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { testWith } from '../../testing/needs.ts';
import { policy } from '../policy.ts';
import type { Disk } from '../ports.ts';
import type { AcmeEvents } from '../testing/catalogue.ts';
import {
  type AcmeTelemetry,
  createFakeHost,
  eventNames,
  type FakeHost,
  temporaryFolder,
} from '../testing/fake-host.ts';
import { settleDataFolder } from './data-folder.ts';
import { createTelemetry, type TelemetryProgram } from './telemetry.ts';

interface Profile {
  readonly roaming: string;
  readonly local: string;
  /** Telemetry's folder in each. */
  readonly earlier: string;
  readonly own: string;
  /** A process of a version that keeps everything in one folder. */
  startEarlier(): Started;
  start(changes?: Partial<TelemetryProgram<AcmeEvents>>): Started;
}

interface Started {
  readonly host: FakeHost;
  readonly telemetry: AcmeTelemetry;
}

function createProfile(): Profile {
  const root = temporaryFolder();
  const [roaming, local] = [join(root, 'Roaming/Acme'), join(root, 'Local/Acme')];
  mkdirSync(roaming, { recursive: true });
  const startWith = (changes: Partial<TelemetryProgram<AcmeEvents>>): Started => {
    const host = createFakeHost({ folder: roaming, ...changes });
    host.clock.jumpTo(Date.now());
    return { host, telemetry: createTelemetry(host) };
  };
  return {
    roaming,
    local,
    earlier: join(roaming, 'telemetry'),
    own: join(local, 'telemetry'),
    startEarlier: () => startWith({}),
    start: (changes = {}) => startWith({ localFolder: local, ...changes }),
  };
}

/** A profile that has used telemetry: some events were sent, and `waiting` are waiting. */
async function createUsedProfile(waiting = 2): Promise<Profile & { readonly id: string | null }> {
  const profile = createProfile();
  const { telemetry } = profile.startEarlier();
  telemetry.track('ThemeChanged', { theme: 'dark' });
  await telemetry.flush();
  for (let count = 0; count < waiting; count += 1) telemetry.track('ThemeChanged', { theme: 'light' });
  const id = telemetry.status().installationId;
  telemetry.stop();
  return { ...profile, id };
}

/** A disk on which the two folders are on different volumes. */
function twoVolumes({ roaming, local }: Profile, changes: Partial<Disk> = {}): Disk {
  const disk: Disk = { ...fs, ...changes };
  const isIn = (folder: string, path: string) => path === folder || path.startsWith(folder + sep);
  return {
    ...disk,
    renameSync(from, to) {
      if (isIn(roaming, String(from)) !== isIn(roaming, String(to)) && isIn(local, String(to)))
        throw failure('EXDEV');
      disk.renameSync(from, to);
    },
  };
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function sentFiles(telemetry: AcmeTelemetry): number {
  return telemetry.activity.list().files.filter(({ sentAt }) => sentAt !== null).length;
}

test('moves the ID, what is waiting and what was sent as a whole', async () => {
  const profile = await createUsedProfile();
  const { host, telemetry } = profile.start();
  expect(telemetry.folder).toBe(profile.own);
  expect(telemetry.status()).toMatchObject({ installationId: profile.id, pending: 2 });
  expect(sentFiles(telemetry)).toBe(1);
  expect(readdirSync(profile.roaming)).toEqual([]);

  await telemetry.flush();
  expect(eventNames(host.requests)).toHaveLength(2);
});

test('a fresh profile has no telemetry files next to its settings', () => {
  const profile = createProfile();
  const { telemetry } = profile.start();
  telemetry.track('ThemeChanged', { theme: 'dark' });
  expect(readdirSync(profile.roaming)).toEqual([]);
  expect(existsSync(join(profile.own, 'installation-id'))).toBe(true);
});

test('while locked, nothing is moved or created', async () => {
  const profile = await createUsedProfile();
  const { telemetry } = profile.start({ commandLine: ['--disable-telemetry'] });
  expect(telemetry.folder).toBe(profile.earlier);
  expect(existsSync(profile.local)).toBe(false);
});

test.each(['EBUSY', 'EPERM', 'EACCES'])(
  'uses what another process holds (%s) where it is, until the next start',
  async (code) => {
    const profile = await createUsedProfile();
    const disk: Disk = {
      ...fs,
      renameSync(from, to) {
        if (from === profile.earlier) throw failure(code);
        fs.renameSync(from, to);
      },
    };
    const first = profile.start({ disk });
    expect(first.telemetry.folder).toBe(profile.earlier);
    expect(first.telemetry.status()).toMatchObject({ installationId: profile.id, pending: 2 });
    first.telemetry.track('ThemeChanged', { theme: 'dark' });
    first.telemetry.stop();
    expect(existsSync(profile.own)).toBe(false);

    const next = profile.start();
    expect(next.telemetry.status()).toMatchObject({ installationId: profile.id, pending: 3 });
    expect(existsSync(profile.earlier)).toBe(false);
  },
);

test('leaves what another process is sending until it is done, and sends it once', async () => {
  const profile = await createUsedProfile();
  const older = profile.startEarlier();
  let resolve = () => {};
  const answer = new Promise<void>((answered) => {
    resolve = answered;
  });
  const { fetch } = older.host;
  const slow = createTelemetry({
    ...older.host,
    async fetch(...request) {
      await answer;
      return fetch(...request);
    },
  });
  const flushed = slow.flush();
  await expect.poll(() => readdirSync(profile.earlier).some((name) => name.startsWith('held-'))).toBe(true);

  const during = profile.start();
  expect(during.telemetry.folder).toBe(profile.earlier);
  expect(await during.telemetry.flush()).toMatchObject({ kind: 'elsewhere' });
  during.telemetry.stop();
  resolve();
  await flushed;
  slow.stop();

  const after = profile.start();
  await after.telemetry.flush();
  expect(after.telemetry.status()).toMatchObject({ installationId: profile.id, pending: 0 });
  expect(eventNames([...older.host.requests, ...during.host.requests, ...after.host.requests])).toHaveLength(
    2,
  );
});

test("a dead process's lease does not prevent the move", async () => {
  const profile = await createUsedProfile();
  writeFileSync(join(profile.earlier, 'held-0123456789abcdef-7.lease'), '');
  const { host, telemetry } = profile.start();
  host.clock.jumpTo(Date.now() + policy.lease.takeOverMs + 1);
  expect(settleDataFolder(host, true)).toBe(profile.own);
  telemetry.stop();
  expect(existsSync(profile.earlier)).toBe(false);
});

test('two processes that start at once agree, and nothing is lost', async () => {
  const profile = await createUsedProfile();
  const started: Started[] = [];
  const disk: Disk = {
    ...fs,
    renameSync(from, to) {
      // At the instant before the move, the other process does the same.
      if (from === profile.earlier && started.length === 0) started.push(profile.start());
      fs.renameSync(from, to);
    },
  };
  started.push(profile.start({ disk }));
  for (const { telemetry } of started) {
    expect(telemetry.folder).toBe(profile.own);
    expect(telemetry.status()).toMatchObject({ installationId: profile.id, pending: 2 });
  }
});

test('what an earlier version records later follows, under the existing ID', async () => {
  const profile = await createUsedProfile();
  profile.start().telemetry.stop();
  const older = profile.startEarlier();
  older.telemetry.track('ThemeChanged', { theme: 'dark' });
  older.telemetry.stop();
  expect(readdirSync(profile.earlier)).toContain('installation-id');

  const { telemetry } = profile.start();
  expect(telemetry.folder).toBe(profile.own);
  expect(telemetry.status()).toMatchObject({ installationId: profile.id, pending: 3 });
  expect(existsSync(profile.earlier)).toBe(false);
});

test('what an earlier version is writing stays with its ID until it is done', async () => {
  const profile = await createUsedProfile();
  profile.start().telemetry.stop();
  const older = profile.startEarlier();
  older.telemetry.track('ThemeChanged', { theme: 'dark' });

  const first = profile.start();
  expect(first.telemetry.status()).toMatchObject({ installationId: profile.id, pending: 2 });
  first.telemetry.stop();
  expect(older.telemetry.status().pending).toBe(1);
  const [open = ''] = readdirSync(join(profile.earlier, 'spool'));
  expect(readdirSync(profile.earlier)).toContain('installation-id');

  // It was killed a while ago.
  const before = new Date(Date.now() - 2 * policy.spool.adoptAfterMs);
  utimesSync(join(profile.earlier, 'spool', open), before, before);
  expect(profile.start().telemetry.status()).toMatchObject({ pending: 3 });
  expect(existsSync(profile.earlier)).toBe(false);
});

test('a deletion includes what could not be moved', async () => {
  const profile = await createUsedProfile();
  profile.start().telemetry.stop();
  const older = profile.startEarlier();
  const { telemetry } = profile.start();
  older.telemetry.track('ThemeChanged', { theme: 'dark' });
  older.telemetry.stop();
  telemetry.deleteWaiting();
  expect(existsSync(join(profile.earlier, 'spool'))).toBe(false);
  telemetry.deleteFiles();
  expect(existsSync(profile.earlier)).toBe(false);
  expect(profile.start().telemetry.status()).toMatchObject({ installationId: null, pending: 0 });
});

testWith('symbolic links')(
  'LOCALAPPDATA that equals APPDATA, by another spelling or a link, moves nothing',
  async () => {
    const profile = await createUsedProfile();
    fs.symlinkSync(dirname(profile.roaming), dirname(profile.local));
    const { telemetry } = profile.start();
    expect(telemetry.status()).toMatchObject({ installationId: profile.id, pending: 2 });
    const spelled = profile.start({ localFolder: profile.roaming.replace('Acme', 'ACME') });
    expect(spelled.host.localFolder).not.toBe(profile.roaming);
    expect(existsSync(join(profile.earlier, 'installation-id'))).toBe(true);
  },
);

test('is copied to another volume with its times', async () => {
  const profile = await createUsedProfile(3);
  const dump = 'crashes/reports/01234567-89ab-cdef-0123-456789abcdef.dmp';
  const then = new Date(Date.now() - 86_400_000);
  mkdirSync(join(profile.earlier, 'crashes/reports'), { recursive: true });
  writeFileSync(join(profile.earlier, dump), 'MDMP');
  utimesSync(join(profile.earlier, dump), then, then);

  const { host, telemetry } = profile.start({ disk: twoVolumes(profile) });
  expect(telemetry.folder).toBe(profile.own);
  expect(telemetry.status()).toMatchObject({ installationId: profile.id, pending: 3 });
  expect(sentFiles(telemetry)).toBe(1);
  expect(fs.statSync(join(profile.own, dump)).mtimeMs).toBeCloseTo(then.getTime(), 1);
  expect(readdirSync(profile.roaming)).toEqual([]);
  await telemetry.flush();
  expect(eventNames(host.requests)).toHaveLength(3);
});

test('killed at any call while copying to another volume: nothing is lost or sent twice', async () => {
  const calls = [
    'mkdirSync',
    'openSync',
    'renameSync',
    'unlinkSync',
    'linkSync',
    'rmdirSync',
    'utimesSync',
    'writeFileSync',
  ] as const;
  for (let last = 0, wasKilled = true; wasKilled; last += 1) {
    const profile = await createUsedProfile(2);
    wasKilled = false;
    let count = 0;
    /** Once killed, a process does nothing any more, not even in its error handlers. */
    function mortal<Call extends (...parameters: never[]) => unknown>(call: Call): Call {
      return new Proxy(call, {
        apply(target, self, parameters) {
          if (count === last) wasKilled = true;
          else count += 1;
          if (wasKilled) throw failure('EIO');
          return Reflect.apply(target, self, parameters);
        },
      });
    }
    const changes = Object.fromEntries(calls.map((name) => [name, mortal(fs[name])]));
    settleDataFolder(
      createFakeHost({
        folder: profile.roaming,
        localFolder: profile.local,
        disk: twoVolumes(profile, changes),
      }),
      true,
    );

    const next = profile.start({ disk: twoVolumes(profile) });
    expect(next.telemetry.status(), `killed at call ${last}`).toMatchObject({
      installationId: profile.id,
      pending: 2,
    });
    await next.telemetry.flush();
    expect(eventNames(next.host.requests), `killed at call ${last}`).toHaveLength(2);
    expect(existsSync(profile.earlier), `killed at call ${last}`).toBe(false);
    next.telemetry.stop();
  }
});

test('a process overtaken in the middle of a copy leaves the file to the other', async () => {
  const profile = await createUsedProfile(2);
  const others: Started[] = [];
  const disk = twoVolumes(profile, {
    unlinkSync(path) {
      // It was copied, and is about to be removed here.
      if (String(path).includes('.sealed.moving-') && others.length === 0) {
        others.push(profile.start({ disk: twoVolumes(profile) }));
      }
      fs.unlinkSync(path);
    },
  });
  const { telemetry } = profile.start({ disk });
  expect(others.map((one) => one.telemetry.status().pending)).toEqual([2]);
  expect(telemetry.status().pending).toBe(2);
  const spool = readdirSync(join(profile.own, 'spool'));
  expect(spool.filter((name) => name.includes('.moving-'))).toEqual([]);
  expect(existsSync(profile.earlier)).toBe(false);
});

test('what takes long continues at the next start', async () => {
  const profile = createProfile();
  const { telemetry: older } = profile.startEarlier();
  for (let count = 0; count < 5; count += 1) {
    older.track('ThemeChanged', { theme: 'dark' });
    older.stop();
  }
  let starts = 0;
  for (; existsSync(profile.earlier) && starts < 10; starts += 1) {
    const { host } = profile.start({ commandLine: ['--disable-telemetry'] });
    const slow = {
      ...host,
      disk: twoVolumes(profile, {
        readFileSync: ((...parameters: Parameters<typeof readFileSync>) => {
          host.clock.advance(policy.moveMs / 2);
          return readFileSync(...parameters);
        }) as typeof readFileSync,
      }),
    };
    settleDataFolder(slow, true);
  }
  expect(starts).toBe(3);
  expect(profile.start().telemetry.status().pending).toBe(5);
});
