import { execFileSync } from 'node:child_process';
import fs, { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findProject, type Project } from '../../programs/project/find-project.ts';
import type { ProjectDisk } from '../../programs/project/project-result.ts';
import {
  createFolder,
  failingDisk,
  PROJECT_FILES,
  problemIn,
  valueIn,
} from '../../programs/project/testing/project-folder.ts';
import { testWith } from '../../telemetry/testing/needs.ts';
import { getActiveEnvironment, setActiveEnvironment } from './active-environment.ts';

function createProject(files: Readonly<Record<string, string>> = PROJECT_FILES): Project {
  return valueIn(findProject(fs, null, createFolder(files)));
}

function activeName(project: Project): string {
  const active = valueIn(getActiveEnvironment(fs, project));
  return active.kind === 'active' ? active.environment.name : active.kind;
}

test('none is active at first, then the one that was selected', () => {
  const project = createProject();
  expect(activeName(project)).toBe('none');
  expect(valueIn(setActiveEnvironment(fs, project, 'staging')).id).toBe('id-staging');
  expect(activeName(project)).toBe('staging');
  expect(valueIn(setActiveEnvironment(fs, project, 'production')).id).toBe('id-production');
  expect(activeName(project)).toBe('production');
  expect(readdirSync(join(project.folder, '.kreya')).sort()).toEqual(['.gitignore', 'active-environment']);
});

test('the selection survives renaming, and disappears with its environment', () => {
  const project = createProject();
  setActiveEnvironment(fs, project, 'staging');
  renameSync(join(project.folder, 'staging.krenv'), join(project.folder, 'test.krenv'));
  expect(activeName(project)).toBe('test');
  rmSync(join(project.folder, 'test.krenv'));
  expect(activeName(project)).toBe('gone');
});

testWith('git')('git does not see the selection, and no project file changes', () => {
  const project = createProject();
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', project.folder, ...args], { encoding: 'utf8' });
  git('init', '--quiet');
  git('add', '.');
  const before = git('status', '--porcelain');
  setActiveEnvironment(fs, project, 'staging');
  expect(git('status', '--porcelain')).toBe(before);
  for (const [name, text] of Object.entries(PROJECT_FILES)) {
    expect(readFileSync(join(project.folder, name), 'utf8')).toBe(text);
  }
});

test("the person's own ignored files in the folder stay unchanged", () => {
  const project = createProject({ ...PROJECT_FILES, '.kreya/.gitignore': '# none' });
  valueIn(setActiveEnvironment(fs, project, 'staging'));
  expect(readFileSync(join(project.folder, '.kreya/.gitignore'), 'utf8')).toBe('# none');
});

test.each([
  ['prodution', 'There is no environment "prodution". Did you mean "production"?'],
  ['Staging', 'There is no environment "Staging". Did you mean "staging"?'],
  ['local', 'There is no environment "local". Available: "production", "staging".'],
])('reports the name %s as unknown, and changes nothing', (name, expected) => {
  const project = createProject();
  expect(problemIn(setActiveEnvironment(fs, project, name), project.folder)).toBe(expected);
  expect(activeName(project)).toBe('none');
  expect(readdirSync(project.folder)).not.toContain('.kreya');
});

test('in a project without environments every name is unknown', () => {
  const project = createProject({ 'shop.krproj': '{}' });
  expect(problemIn(setActiveEnvironment(fs, project, 'a'), project.folder)).toBe(
    'There is no environment "a". The project has none.',
  );
});

test('a name is the same whether its accents are composed or not', () => {
  const project = createProject({ 'a.krproj': '{}', 'cafe\u0301.krenv': '{ "id": "1" }' });
  expect(valueIn(setActiveEnvironment(fs, project, 'cafe\u0301')).name).toBe('caf\u00e9');
});

test.each<[keyof ProjectDisk, string]>([
  ['mkdirSync', 'EROFS'],
  ['writeFileSync', 'ENOSPC'],
  ['renameSync', 'EACCES'],
])('if %s fails with %s, the previous selection stays and nothing is left behind', (call, code) => {
  const project = createProject();
  setActiveEnvironment(fs, project, 'staging');
  const disk = failingDisk(call, code);
  expect(problemIn(setActiveEnvironment(disk, project, 'production'), project.folder)).toBe(
    `<folder>/.kreya/active-environment can’t be written (${code}). Make it writable.`,
  );
  expect(activeName(project)).toBe('staging');
  expect(readdirSync(join(project.folder, '.kreya')).sort()).toEqual(['.gitignore', 'active-environment']);
});

test('an unreadable selection is a problem; a meaningless one is ignored', () => {
  const project = createProject();
  mkdirSync(join(project.folder, '.kreya/active-environment'), { recursive: true });
  expect(problemIn(getActiveEnvironment(fs, project), project.folder)).toBe(
    '<folder>/.kreya/active-environment can’t be read (EISDIR). Make it readable.',
  );
  rmSync(join(project.folder, '.kreya/active-environment'), { recursive: true });
  writeFileSync(join(project.folder, '.kreya/active-environment'), '\0\n');
  expect(activeName(project)).toBe('gone');
});
