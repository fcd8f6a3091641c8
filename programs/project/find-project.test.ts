import fs, { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testWith } from '../../telemetry/testing/needs.ts';
import { findProject } from './find-project.ts';
import type { ProjectDisk } from './project-result.ts';
import { createFolder, failingDisk, PROJECT_FILES, problemIn, valueIn } from './testing/project-folder.ts';

test.each([
  ['the working directory', null, '.'],
  ['the working directory, below the project', null, 'a/b'],
  ['a named folder', '.', '.'],
  ['a named folder, relative to the working directory', '../..', 'a/b'],
  ['a named file', 'shop.krproj', '.'],
])('finds the project by %s', (_, named, workingDirectory) => {
  const folder = createFolder({ ...PROJECT_FILES, 'a/b/c.txt': '' });
  expect(valueIn(findProject(fs, named, join(folder, workingDirectory)))).toEqual({
    name: 'shop',
    file: join(folder, 'shop.krproj'),
    folder,
  });
});

test('the nearest folder with a project wins', () => {
  const folder = createFolder({ 'outer.krproj': '{}', 'a/Inner.KRPROJ': '{}', 'a/b/x': '' });
  expect(valueIn(findProject(fs, null, join(folder, 'a/b'))).name).toBe('Inner');
});

testWith('symbolic links')(
  `a project file may be a link, but not a folder or one of macOS's "._" files`,
  () => {
    const folder = createFolder({ 'elsewhere/real.krproj': '{}', 'here/._shop.krproj': '\0\0' });
    mkdirSync(join(folder, 'here/folder.krproj'));
    symlinkSync(join(folder, 'elsewhere/real.krproj'), join(folder, 'here/shop.krproj'));
    const file = join(folder, 'here/shop.krproj');
    expect(valueIn(findProject(fs, 'here', folder)).file).toBe(file);
  },
);

test('names are the same whether accents are stored composed or not', () => {
  const folder = createFolder({ 'cafe\u0301.krproj': '{}' });
  expect(valueIn(findProject(fs, null, folder)).name).toBe('caf\u00e9');
});

test.each([
  ['missing', '<folder>/missing does not exist. Specify a project folder or a .krproj file.'],
  ['a.txt/x', '<folder>/a.txt/x does not exist. Specify a project folder or a .krproj file.'],
  ['a.txt', '<folder>/a.txt is not a Kreya project. Specify a project folder or a .krproj file.'],
  ['empty', 'There is no .krproj file in <folder>/empty. Specify a project folder or a .krproj file.'],
  ['two', '<folder>/two contains a.krproj and b.krproj. Choose one of them with --project.'],
  ['broken', '<folder>/broken/x.krproj:2:1: Expected a closing }.'],
  ['broken/x.krproj', '<folder>/broken/x.krproj:2:1: Expected a closing }.'],
])('naming %s is a problem, even inside a project', (named, expected) => {
  const folder = createFolder({
    ...PROJECT_FILES,
    'a.txt': '',
    'empty/x': '',
    'two/a.krproj': '{}',
    'two/b.krproj': '{}',
    'broken/x.krproj': '{\n',
  });
  expect(problemIn(findProject(fs, named, folder), folder)).toBe(expected);
});

test('one of two projects in a folder can be named', () => {
  const folder = createFolder({ 'a.krproj': '{}', 'b.krproj': '{}' });
  expect(valueIn(findProject(fs, 'b.krproj', folder)).name).toBe('b');
});

test('reports that there is no project in or above the working directory', () => {
  const folder = createFolder({});
  expect(problemIn(findProject(fs, null, folder), folder)).toBe(
    'There is no .krproj file in <folder> or above it. Specify a project with --project.',
  );
});

test('a working directory that is unreadable or gone is a problem; a folder above it is not', () => {
  const folder = createFolder({ ...PROJECT_FILES, 'a/b/x': '' });
  expect(problemIn(findProject(failingDisk('readdirSync', 'EACCES'), null, folder), folder)).toBe(
    '<folder> can’t be read (EACCES). Make it readable.',
  );
  expect(problemIn(findProject(fs, null, join(folder, 'gone')), folder)).toContain('ENOENT');

  const readdirSync: ProjectDisk['readdirSync'] = new Proxy(fs.readdirSync, {
    apply(target, self, args) {
      const call = args[0] === join(folder, 'a') ? failingDisk('readdirSync', 'EACCES').readdirSync : target;
      return Reflect.apply(call, self, args);
    },
  });
  expect(valueIn(findProject({ ...fs, readdirSync }, null, join(folder, 'a/b'))).name).toBe('shop');
});

test("reports the disk's code for a named path that can't be checked", () => {
  const folder = createFolder(PROJECT_FILES);
  expect(problemIn(findProject(failingDisk('statSync', 'EACCES'), '.', folder), folder)).toBe(
    '<folder> can’t be read (EACCES). Make it readable.',
  );
});
