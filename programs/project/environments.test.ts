import fs from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testWith } from '../../telemetry/testing/needs.ts';
import { listEnvironments } from './environments.ts';
import type { Project } from './find-project.ts';
import type { ProjectResult } from './project-result.ts';
import { createFolder, failingDisk, PROJECT_FILES, problemIn, valueIn } from './testing/project-folder.ts';

function createProject(files: Readonly<Record<string, string>>): Project {
  const folder = createFolder(files);
  return { name: 'shop', file: join(folder, 'shop.krproj'), folder };
}

function problemWith(files: Readonly<Record<string, string>>): string {
  const project = createProject(files);
  const outcome: ProjectResult<unknown> = listEnvironments(fs, project);
  return problemIn(outcome, project.folder);
}

test('lists environments by name, without their values', () => {
  const project = createProject({ ...PROJECT_FILES, 'sub/other.krenv': '{}', 'a.json': '{' });
  expect(valueIn(listEnvironments(fs, project))).toEqual([
    { id: 'id-production', name: 'production', file: join(project.folder, 'production.krenv') },
    { id: 'id-staging', name: 'staging', file: join(project.folder, 'staging.krenv') },
  ]);
});

test('a project may have none', () => {
  expect(valueIn(listEnvironments(fs, createProject({ 'shop.krproj': '{}' })))).toEqual([]);
});

const ID_EXPECTED = 'Expected an "id" of at most 64 letters, digits, hyphens and underscores.';

test.each([
  ['{\n "id": 1 }', `<folder>/a.krenv:2:8: ${ID_EXPECTED}`],
  ['{ "id": "" }', `<folder>/a.krenv:1:9: ${ID_EXPECTED}`],
  ['{ "id": "a\\nb" }', `<folder>/a.krenv:1:9: ${ID_EXPECTED}`],
  ['\n { "color": "red" }', `<folder>/a.krenv:2:2: ${ID_EXPECTED}`],
  [
    '{ "id": "a", "globalContent": [] }',
    '<folder>/a.krenv:1:31: Expected an object with the values of the environment.',
  ],
  ['{ "id": "a" ', '<folder>/a.krenv:1:13: Expected a closing }.'],
])('refuses an environment %j', (text, expected) => {
  expect(problemWith({ 'a.krenv': text })).toBe(expected);
});

test('refuses two with the same ID', () => {
  expect(problemWith({ 'a.krenv': '{ "id": "1" }', 'b.krenv': '{ "id": "1" }' })).toBe(
    'a.krenv and b.krenv in <folder> have the same ID. Change one of them.',
  );
});

// Other file systems treat the two names as equal.
testWith('names that differ only in case or form')('refuses names that differ only in case or form', () => {
  expect(problemWith({ 'e\u0301.krenv': '{ "id": "1" }', '\u00e9.KRENV': '{ "id": "2" }' })).toBe(
    'e\u0301.krenv and \u00e9.KRENV in <folder> have the same name. Rename one of them.',
  );
});

test('reports an unreadable folder or file', () => {
  const project = createProject(PROJECT_FILES);
  const { folder } = project;
  expect(problemIn(listEnvironments(failingDisk('readdirSync', 'EACCES'), project), folder)).toBe(
    '<folder> can’t be read (EACCES). Make it readable.',
  );
  expect(problemIn(listEnvironments(failingDisk('readFileSync', 'EIO'), project), folder)).toBe(
    '<folder>/production.krenv can’t be read (EIO). Make it readable.',
  );
});
