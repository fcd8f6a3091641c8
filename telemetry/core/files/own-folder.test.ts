import fs, { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { testWith } from '../../testing/needs.ts';
import { createFakeHost, type FakeHost } from '../testing/fake-host.ts';
import { ensureOwnFolder } from './own-folder.ts';

/** A host whose disk denies access to the existing folder and says that `uid` owns it. */
function denied(host: FakeHost, path: string, uid: number) {
  const { ino } = fs.statSync(path);
  const accessSync = (place: fs.PathLike) => {
    if (fs.statSync(place).ino === ino) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
  };
  const lstatSync = new Proxy(fs.lstatSync, {
    apply(look, self, args: Parameters<typeof fs.lstatSync>) {
      const stats = Reflect.apply(look, self, args);
      return stats?.ino === ino ? Object.assign(stats, { uid }) : stats;
    },
  });
  return { ...host, disk: { ...fs, accessSync, lstatSync } };
}

const OWN = process.getuid?.() ?? 0;
const ANOTHER = 12345;

test('creates a folder and its parents, and leaves a usable one alone', () => {
  const host = createFakeHost();
  const path = join(host.folder, 'telemetry/spool');
  ensureOwnFolder(host, path);
  writeFileSync(join(path, 'file'), '');
  ensureOwnFolder(host, path);
  expect(readdirSync(path)).toEqual(['file']);
  expect(host.warnings).toEqual([]);
});

testWith('file modes')('creates a folder for its owner only', () => {
  const host = createFakeHost();
  const path = join(host.folder, 'telemetry/spool');
  ensureOwnFolder(host, path);
  for (const made of [path, dirname(path)]) expect(fs.statSync(made).mode & 0o777).toBe(0o700);
});

test("renames another user's folder and creates a new one, with one warning that names it", () => {
  const host = createFakeHost();
  const path = join(host.folder, 'telemetry');
  ensureOwnFolder(host, path);
  writeFileSync(join(path, 'file'), '');
  const other = denied(host, path, ANOTHER);
  ensureOwnFolder(other, path);
  ensureOwnFolder(other, path);
  expect(readdirSync(path)).toEqual([]);
  expect(host.warnings).toEqual([expect.stringContaining(`${path} belongs to another user`)]);
  const [aside = ''] = readdirSync(host.folder).filter((name) => name !== 'telemetry');
  expect(host.warnings[0]).toContain(join(host.folder, aside));
  expect(existsSync(join(host.folder, aside, 'file'))).toBe(true);
});

test("leaves the person's own folder as it is if it is read-only", () => {
  const host = createFakeHost();
  const path = join(host.folder, 'telemetry');
  ensureOwnFolder(host, path);
  expect(() => ensureOwnFolder(denied(host, path, OWN), path)).toThrow(
    expect.objectContaining({ path, code: 'EACCES' }),
  );
  expect(readdirSync(host.folder)).toEqual(['telemetry']);
});

testWith('procfs')('says so, and does not hang, where no folder can be created', () => {
  for (const path of ['/proc/nowhere', '/proc/nowhere/telemetry/spool', '/dev/null/telemetry']) {
    expect(() => ensureOwnFolder(createFakeHost(), path)).toThrow(
      expect.objectContaining({ path, code: expect.stringMatching(/^(ENOENT|ENOTDIR)$/) }),
    );
  }
});

test('leaves something that is not a folder alone and names it', () => {
  const host = createFakeHost();
  const file = join(host.folder, 'file');
  writeFileSync(file, '');
  expect(() => ensureOwnFolder(host, file)).toThrow(expect.objectContaining({ path: file, code: 'EEXIST' }));
});

testWith('symbolic links')('leaves a link to a folder alone and names it', () => {
  const host = createFakeHost();
  const link = join(host.folder, 'link');
  symlinkSync('.', link);
  expect(() => ensureOwnFolder(denied(host, host.folder, ANOTHER), link)).toThrow(
    expect.objectContaining({ path: link, code: 'EACCES' }),
  );
  expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
});
