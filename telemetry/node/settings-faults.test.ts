/** Settings on a failing disk, and files that other programs and people have changed. */
import { execFileSync } from 'node:child_process';
import fs, {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Disk } from '../core/ports.ts';
import { failWith } from '../core/testing/fail-with.ts';
import { temporaryFolder } from '../core/testing/fake-host.ts';
import { testWith } from '../testing/needs.ts';
import { nodeHost } from './node-host.ts';
import type { SettingsHost } from './read-settings.ts';
import { createSettingsFile } from './settings-file.ts';
import { createTelemetrySettings } from './telemetry-settings.ts';

/** A host whose clock advances only during pauses. */
function hostOn(disk: Partial<Disk> = {}) {
  let elapsed = 0;
  const pause = (ms: number): void => {
    elapsed += ms;
  };
  const clock = { ...nodeHost.clock, monotonic: () => elapsed, pause };
  const host: SettingsHost = { ...nodeHost, isSuperuser: false, clock, disk: { ...fs, ...disk } };
  return { ...host, elapsed: () => elapsed, wait: pause };
}

function open(folder: string, host: SettingsHost = hostOn()) {
  const file = createSettingsFile(folder, 'config', host);
  return { ...createTelemetrySettings(file), ...file };
}

/**
 * A disk that refuses to open the settings while `isRefused`; `ENOENT` is how Windows reports files being
 * replaced.
 */
function refusing(code: string, isRefused: () => boolean): Partial<Disk> {
  return {
    openSync: (path, ...more) =>
      String(path).endsWith('config.json') && isRefused() ? failWith(code) : fs.openSync(path, ...more),
  };
}

test.each([
  ['with a byte order mark and CRLF', Buffer.from('\uFEFF{\r\n"theme": "dark", "telemetry": "enabled"\r\n}')],
  ['as UTF-16', Buffer.from('\uFEFF{ "theme": "dark", "telemetry": "enabled" }', 'utf16le')],
])('settings that an editor saved %s are read and kept', (_, bytes) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'config.json'), bytes);
  const settings = open(folder);
  expect(settings.read()).toMatchObject({ theme: 'dark' });
  expect(settings.choice.load().choice).toBe('enabled');
  settings.choice.write(false, () => 7);
  expect(open(folder).read()).toMatchObject({ theme: 'dark' });
  expect(readdirSync(folder).sort()).toEqual(['config.json', 'config.lock']);
});

test.each<[string, (path: string) => void]>([
  ['a folder', (path) => mkdirSync(path)],
  ['zeros', (path) => writeFileSync(path, Buffer.alloc(64))],
  ['five megabytes', (path) => writeFileSync(path, '{}'.padEnd(5_000_000))],
])('%s in their place keeps telemetry off, and is set aside by a choice', isSetAside);

testWith('FIFOs').each<[string, (path: string) => void]>([
  ['a FIFO', (path) => execFileSync('mkfifo', [path])],
])('%s in their place keeps telemetry off, and is set aside by a choice', isSetAside);

function isSetAside(_: string, make: (path: string) => void): void {
  const folder = temporaryFolder();
  make(join(folder, 'config.json'));
  const settings = open(folder);
  expect(settings.choice.load().choice).toBe('unreadable');
  settings.choice.write(true, () => 1);
  expect(open(folder).choice.load().choice).toBe('enabled');
  expect(readdirSync(folder).filter((name) => name.startsWith('config.unreadable-'))).toHaveLength(1);
}

testWith('symbolic links')('a link is written through, and the opt-out stays with its target', () => {
  const [folder, dotfiles] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(join(dotfiles, 'acme.json'), '{ "theme": "dark" }');
  symlinkSync(join(dotfiles, 'acme.json'), join(folder, 'config.json'));
  open(folder).choice.write(false, () => 7);
  expect(readlinkSync(join(folder, 'config.json'))).toBe(join(dotfiles, 'acme.json'));
  expect(JSON.parse(readFileSync(join(dotfiles, 'acme.json'), 'utf8'))).toMatchObject({
    theme: 'dark',
    telemetry: 'disabled',
  });
  expect(readdirSync(dotfiles)).toEqual(['acme.json']);
});

testWith('symbolic links')("a link's unreadable target is set aside where it is", () => {
  const [folder, dotfiles] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(join(dotfiles, 'acme.json'), 'damaged');
  symlinkSync(join(dotfiles, 'acme.json'), join(folder, 'config.json'));
  open(folder).choice.write(true, () => 1);
  expect(lstatSync(join(folder, 'config.json')).isSymbolicLink()).toBe(true);
  expect(open(folder).choice.load().choice).toBe('enabled');
  const [kept = ''] = readdirSync(dotfiles).filter((name) => name !== 'acme.json');
  expect(readFileSync(join(dotfiles, kept), 'utf8')).toBe('damaged');
});

testWith('symbolic links')('a dangling link keeps telemetry off until a choice creates its target', () => {
  const [folder, dotfiles] = [temporaryFolder(), temporaryFolder()];
  symlinkSync(join(dotfiles, 'acme.json'), join(folder, 'config.json'));
  const settings = open(folder);
  expect(settings.choice.load().choice).toBe('unreadable');
  settings.update(() => ({ theme: 'dark' }));
  expect(settings.choice.load().choice).toBe('unreadable');
  settings.choice.write(true, () => 1);
  expect(existsSync(join(dotfiles, 'acme.json'))).toBe(true);
  expect(open(folder).choice.load().choice).toBe('enabled');
});

testWith('symbolic links', 'devices').each([
  ['on a disk that is not mounted', '/nowhere/at-all/config.json', 'ENOENT'],
  ['that never ends', '/dev/zero', 'EFTYPE'],
  ['that is itself', 'config.json', 'ELOOP'],
])('a link to a file %s keeps telemetry off and stays; a choice fails and names it', (_, target, code) => {
  const folder = temporaryFolder();
  const path = join(folder, 'config.json');
  symlinkSync(target, path);
  const settings = open(folder);
  expect(settings.choice.load().choice).toBe('unreadable');
  expect(() => settings.choice.write(true, () => 1)).toThrow(expect.objectContaining({ path, code }));
  expect(readlinkSync(path)).toBe(target);
  expect(settings.choice.load().choice).toBe('unreadable');
  expect(readdirSync(join(folder, 'config.lock'))).toEqual(['free']);
});

test.each(['EBUSY', 'EPERM', 'EACCES'])('a choice waits for busy files (%s)', (code) => {
  for (const call of ['renameSync', 'unlinkSync', 'openSync'] as const) {
    const folder = temporaryFolder();
    open(folder).update(() => ({ theme: 'dark' }));
    writeFileSync(join(folder, 'config.json.draft'), '');
    let left = 3;
    const real: (...args: never[]) => unknown = fs[call];
    const busy = new Proxy(real, {
      apply: (target, self, args: never[]) =>
        left-- > 0 ? failWith(code) : Reflect.apply(target, self, args),
    });
    open(folder, hostOn({ [call]: busy })).choice.write(false, () => 7);
    expect(open(folder).choice.load().choice, call).toBe('disabled');
    expect(open(folder).read(), call).toMatchObject({ theme: 'dark' });
  }
});

test('a file that stays busy is reported after a second or two, and nothing is lost', () => {
  const folder = temporaryFolder();
  open(folder).update(() => ({ theme: 'dark' }));
  const host = hostOn(refusing('EBUSY', () => true));
  const settings = open(folder, host);
  expect(() => settings.choice.write(false, () => 7)).toThrow(
    expect.objectContaining({ path: join(folder, 'config.json'), code: 'EBUSY' }),
  );
  expect(host.elapsed()).toBeGreaterThan(1_000);
  expect(host.elapsed()).toBeLessThan(4_000);
  expect(open(folder).read()).toMatchObject({ theme: 'dark' });
  expect(readdirSync(folder).sort()).toEqual(['config.json', 'config.lock']);
});

test('while the file is busy, the last settings stay valid for some seconds, without waiting', () => {
  const folder = temporaryFolder();
  let isBusy = false;
  const host = hostOn(refusing('EBUSY', () => isBusy));
  const settings = open(folder, host);
  settings.choice.write(true, () => 1);
  settings.choice.write(false, () => 2);
  isBusy = true;
  const before = host.elapsed();
  expect(settings.choice.load().choice).toBe('disabled');
  expect(host.elapsed()).toBe(before);
  host.wait(6_000);
  expect(settings.choice.load().choice).toBe('unreadable');
  isBusy = false;
  expect(settings.choice.load().choice).toBe('disabled');
});

test('waits for a busy file at the start', () => {
  const folder = temporaryFolder();
  open(folder).choice.write(true, () => 1);
  let left = 4;
  const openSync: typeof fs.openSync = (...args) => (left-- > 0 ? failWith('EBUSY') : fs.openSync(...args));
  expect(open(folder, hostOn({ openSync })).choice.load().choice).toBe('enabled');
});

test('settings that are missing for an instant keep the choice, without waiting', () => {
  const folder = temporaryFolder();
  let isGone = false;
  const host = hostOn(refusing('ENOENT', () => isGone));
  const settings = open(folder, host);
  settings.choice.write(false, () => 7);
  expect(settings.choice.load().choice).toBe('disabled');
  isGone = true;
  const before = host.elapsed();
  expect(settings.choice.load().choice).toBe('disabled');
  expect(host.elapsed()).toBe(before);
  host.wait(6_000);
  expect(settings.choice.load().choice).toBe('none');
  isGone = false;
  expect(settings.choice.load().choice).toBe('disabled');
});

test('at the start, looks again for settings that another process is replacing', () => {
  const folder = temporaryFolder();
  open(folder).choice.write(false, () => 7);
  const [free, held] = [join(folder, 'config.lock', 'free'), join(folder, 'config.lock', 'held-1')];
  let left = 3;
  const host = hostOn(refusing('ENOENT', () => left-- > 0));
  fs.renameSync(free, held);
  expect(open(folder, host).choice.load().choice).toBe('disabled');
  expect(host.elapsed()).toBeLessThan(50);

  // The writer may have finished in between.
  fs.renameSync(held, free);
  left = 1;
  expect(open(folder, hostOn(refusing('ENOENT', () => left-- > 0))).choice.load().choice).toBe('disabled');
});

test('does not wait for missing settings if nobody is writing them', () => {
  const folder = temporaryFolder();
  const host = hostOn();
  expect(open(folder, host).choice.load().choice).toBe('none');
  open(folder).choice.write(false, () => 7);
  rmSync(join(folder, 'config.json'));
  expect(open(folder, host).choice.load().choice).toBe('none');
  expect(host.elapsed()).toBe(0);
});

test('a disk that allows no lock is reported in time, and not retried for ever', () => {
  const folder = temporaryFolder();
  let asked = 0;
  const host = hostOn({
    renameSync(from, to) {
      asked += 1;
      if (String(to).endsWith('config.lock')) failWith('EPERM');
      fs.renameSync(from, to);
    },
  });
  expect(() => open(folder, host).choice.write(false, () => 7)).toThrow(
    expect.objectContaining({ path: join(folder, 'config.lock'), code: 'EBUSY' }),
  );
  expect(host.elapsed()).toBeLessThan(10_000);
  expect(asked).toBeLessThan(10_000);
});

test('a scanner that opens the lock for a moment keeps nobody waiting', () => {
  const folder = temporaryFolder();
  let left = 2;
  const host = hostOn({
    renameSync: (from, to) =>
      String(to).endsWith('free') && left-- > 0 ? failWith('EPERM') : fs.renameSync(from, to),
  });
  open(folder, host).choice.write(false, () => 7);
  expect(readdirSync(join(folder, 'config.lock'))).toEqual(['free']);
  expect(host.elapsed()).toBeLessThan(100);
});

test('refills an emptied lock', () => {
  const folder = temporaryFolder();
  open(folder).choice.write(true, () => 1);
  rmSync(join(folder, 'config.lock', 'free'));
  open(folder).choice.write(false, () => 2);
  expect(open(folder).choice.load().choice).toBe('disabled');
});

test("a file in the lock's place is no obstacle", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'config.lock'), '');
  open(folder).choice.write(false, () => 7);
  expect(readdirSync(folder).sort()).toEqual(['config.json', 'config.lock']);
  expect(readdirSync(join(folder, 'config.lock'))).toEqual(['free']);
});

test("sets a lock that this process can't use aside, at once", () => {
  const folder = temporaryFolder();
  open(folder).update(() => ({ theme: 'dark' }));
  const lock = join(folder, 'config.lock');
  const { ino } = lstatSync(lock);
  // As the system does for another user's folder, whatever path leads to it.
  const isDenied = (path: fs.PathLike) => existsSync(path) && lstatSync(path).ino === ino;
  const host = hostOn({
    accessSync: (path, mode) => (isDenied(path) ? failWith('EACCES') : fs.accessSync(path, mode)),
    renameSync: (from, to) =>
      isDenied(join(String(from), '..')) ? failWith('EACCES') : fs.renameSync(from, to),
    unlinkSync: (path) => (isDenied(join(String(path), '..')) ? failWith('EACCES') : fs.unlinkSync(path)),
  });
  open(folder, host).choice.write(false, () => 7);
  expect(open(folder).choice.load().choice).toBe('disabled');
  expect(host.elapsed()).toBe(0);
  expect(readdirSync(lock)).toEqual(['free']);
});

test('names a read-only folder at once', () => {
  const folder = temporaryFolder();
  const host = hostOn({
    accessSync: () => failWith('EACCES'),
    mkdirSync: () => failWith('EACCES'),
    renameSync: () => failWith('EACCES'),
  });
  expect(() => open(folder, host).choice.write(false, () => 7)).toThrow(
    expect.objectContaining({ path: folder, code: 'EACCES' }),
  );
  expect(host.elapsed()).toBe(0);
});
