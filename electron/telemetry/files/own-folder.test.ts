import fs, { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createFakeHost, type FakeHost } from '../testing/fake-host.ts';
import { ensureOwnFolder } from './own-folder.ts';

/** A host on whose disk nothing of a folder that is there now can be used. */
function denied(host: FakeHost, path: string) {
  const mine = fs.statSync(path).ino;
  const accessSync = (place: fs.PathLike) => {
    if (fs.statSync(place).ino === mine) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
  };
  return { ...host, disk: { ...fs, accessSync } };
}

test('makes a folder for its owner, with those above it, and leaves one that can be used', () => {
  const host = createFakeHost();
  const path = join(host.folder, 'telemetry/spool');
  ensureOwnFolder(host, path);
  writeFileSync(join(path, 'file'), '');
  ensureOwnFolder(host, path);
  expect(readdirSync(path)).toEqual(['file']);
  expect(fs.statSync(dirname(path)).mode & 0o777).toBe(0o700);
  expect(host.warnings).toEqual([]);
});

test("another user's is kept under another name, and a new one made, with one warning that names it", () => {
  const host = createFakeHost();
  const path = join(host.folder, 'telemetry');
  ensureOwnFolder(host, path);
  writeFileSync(join(path, 'file'), '');
  const other = denied(host, path);
  ensureOwnFolder(other, path);
  ensureOwnFolder(other, path);
  expect(readdirSync(path)).toEqual([]);
  expect(host.warnings).toEqual([expect.stringContaining(`${path} belongs to another user`)]);
  const [aside = ''] = readdirSync(host.folder).filter((name) => name !== 'telemetry');
  expect(host.warnings[0]).toContain(join(host.folder, aside));
  expect(existsSync(join(host.folder, aside, 'file'))).toBe(true);
});

test('what is no folder, or a link to one, is left alone and named', () => {
  const host = createFakeHost();
  const file = join(host.folder, 'file');
  writeFileSync(file, '');
  expect(() => ensureOwnFolder(host, file)).toThrow(expect.objectContaining({ path: file, code: 'EEXIST' }));
  const link = join(host.folder, 'link');
  symlinkSync('.', link);
  expect(() => ensureOwnFolder(denied(host, host.folder), link)).toThrow(
    expect.objectContaining({ path: link, code: 'EACCES' }),
  );
  expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
});
