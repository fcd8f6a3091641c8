import fs, {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testWith } from '../../testing/needs.ts';
import type { Disk } from '../ports.ts';
import { createFakeHost } from '../testing/fake-host.ts';
import { FileError } from './file-error.ts';
import { replaceFile } from './replace-file.ts';

function thrownBy(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

const fail = (code: string) => (): never => {
  throw Object.assign(new Error(code), { code });
};

testWith('file modes')('creates a file for its owner only, and keeps the mode of one it replaces', () => {
  const host = createFakeHost();
  const path = join(host.folder, 'file');
  replaceFile(host, path, 'first');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  chmodSync(path, 0o666);
  replaceFile(host, path, Buffer.from('second'));
  expect(readFileSync(path, 'utf8')).toBe('second');
  expect(statSync(path).mode & 0o777).toBe(0o666);
  chmodSync(path, 0);
  replaceFile(host, path, 'third');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(host.folder)).toEqual(['file']);
});

test.each(['file', 'folder'])('replaces a leftover draft that is a %s', (kind) => {
  const host = createFakeHost();
  const path = join(host.folder, 'file');
  if (kind === 'file') writeFileSync(`${path}.draft`, 'half', { mode: 0o400 });
  else mkdirSync(join(`${path}.draft`, 'more'), { recursive: true });
  replaceFile(host, path, 'text');
  expect(readFileSync(path, 'utf8')).toBe('text');
  expect(readdirSync(host.folder)).toEqual(['file']);
});

test("a file that can't be replaced stays as it is, with nothing next to it", () => {
  const host = createFakeHost();
  const path = join(host.folder, 'file');
  replaceFile(host, path, 'first');
  for (const call of ['renameSync', 'fsyncSync', 'writeFileSync'] as const) {
    const refusing = { ...host, disk: { ...fs, [call]: fail('EBUSY') } };
    expect(() => replaceFile(refusing, path, 'second')).toThrow(
      expect.objectContaining({ path, code: 'EBUSY' }),
    );
    expect(readFileSync(path, 'utf8')).toBe('first');
    expect(readdirSync(host.folder)).toEqual(['file']);
  }
});

testWith('symbolic links')('does not write through a draft that is a link', () => {
  const host = createFakeHost();
  const path = join(host.folder, 'file');
  writeFileSync(join(host.folder, 'other'), 'other');
  symlinkSync('other', `${path}.draft`);
  replaceFile(host, path, 'text');
  expect(readFileSync(join(host.folder, 'other'), 'utf8')).toBe('other');
});

testWith('symbolic links')('keeps a link and writes its target, whether it exists or not', () => {
  const host = createFakeHost();
  mkdirSync(join(host.folder, 'real/dotfiles'), { recursive: true });
  mkdirSync(join(host.folder, 'home'));
  // `..` in a link is relative to the link's real place.
  symlinkSync('../real/dotfiles', join(host.folder, 'home/linked-folder'));
  symlinkSync('../target', join(host.folder, 'real/dotfiles/link'));
  symlinkSync('linked-folder/link', join(host.folder, 'home/config.json'));
  const path = join(host.folder, 'home/config.json');
  for (const text of ['first', 'second']) {
    replaceFile(host, path, text);
    expect(readFileSync(join(host.folder, 'real/target'), 'utf8')).toBe(text);
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
  }
  expect(readdirSync(join(host.folder, 'real')).sort()).toEqual(['dotfiles', 'target']);
});

testWith('symbolic links', 'devices').each([
  ['is not mounted', '/nowhere/at-all', 'ENOENT'],
  ['is a folder', '.', 'EISDIR'],
  ['is a device', '/dev/null', 'EFTYPE'],
  ['is itself', 'file', 'ELOOP'],
])('a link to what %s stays, and the error names the file', (_, target, code) => {
  const host = createFakeHost();
  const path = join(host.folder, 'file');
  symlinkSync(target, path);
  const error = thrownBy(() => replaceFile(host, path, 'text'));
  expect(error).toBeInstanceOf(FileError);
  expect(error).toMatchObject({ path, code });
  expect(readdirSync(host.folder)).toEqual(['file']);
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
});

test.each(['openSync', 'renameSync', 'unlinkSync'] as const)('retries %s on a busy file', (call) => {
  const host = createFakeHost();
  writeFileSync(join(host.folder, 'file.draft'), '');
  let left = 2;
  const real: (...args: never[]) => unknown = fs[call];
  const busy = new Proxy(real, {
    apply: (target, self, args: never[]) =>
      left-- > 0 ? fail('EBUSY')() : Reflect.apply(target, self, args),
  });
  replaceFile({ ...host, disk: { ...fs, [call]: busy } }, join(host.folder, 'file'), 'text');
  expect(readFileSync(join(host.folder, 'file'), 'utf8')).toBe('text');
});

test.each(['openSync', 'writeFileSync', 'fsyncSync', 'renameSync'])(
  'if %s keeps failing, the old file stays and the error names it',
  (call) => {
    const host = createFakeHost();
    const path = join(host.folder, 'file');
    writeFileSync(path, 'old');
    const disk = { ...fs, [call]: fail('ENOSPC') };
    expect(thrownBy(() => replaceFile({ ...host, disk }, path, 'new'))).toMatchObject({
      path,
      code: 'ENOSPC',
    });
    expect(readFileSync(path, 'utf8')).toBe('old');
  },
);

test('gives what the superuser creates to the owner of the folder', () => {
  const host = createFakeHost();
  const given: unknown[] = [];
  const disk: Disk = {
    ...fs,
    statSync: () => Object.assign(fs.statSync(host.folder), { uid: 12345, gid: 54321 }),
    lchownSync: (...args: unknown[]) => void given.push(args),
  };
  replaceFile({ ...host, disk }, join(host.folder, 'a'), '');
  expect(given).toEqual([]);
  replaceFile({ ...host, disk, isSuperuser: true }, join(host.folder, 'a'), '');
  expect(given).toEqual([[join(host.folder, 'a.draft'), 12345, 54321]]);
});
