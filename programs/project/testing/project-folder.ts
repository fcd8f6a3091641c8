/** A project on a real disk, for tests. */
import fs, { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectProblems } from '../../../shared/texts/project-problems-en.ts';
import { describeProjectProblem, type ProjectDisk, type ProjectResult } from '../project-result.ts';

export const PROJECT_FILES = {
  'shop.krproj': '{ "id": "0b0e4f6e-5f0e-4f0e-9d0c-6c1f6d2a7a01" }',
  'production.krenv':
    '{ "id": "id-production", "color": "#00aa00", "globalContent": { "url": "https://a" } }',
  'staging.krenv': '{ "id": "id-staging" }',
} as const;

/** A temporary folder with these files, by relative path. */
export function createFolder(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kreya-project-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The real disk, except for one call, which fails. */
export function failingDisk(call: keyof ProjectDisk, code: string): ProjectDisk {
  return {
    ...fs,
    [call]: () => {
      throw Object.assign(new Error(code), { code });
    },
  };
}

/** The value of a result that must have one. */
export function valueIn<Value>(outcome: ProjectResult<Value>): Value {
  if (outcome.kind === 'problem') throw new Error(describeProjectProblem(outcome.problem, projectProblems));
  return outcome.value;
}

/**
 * The description of a result that must be a problem, with the folder replaced and slashes on every system.
 */
export function problemIn(outcome: ProjectResult<unknown>, folder: string): string {
  if (outcome.kind === 'ok') throw new Error('A problem was expected.');
  return withoutFolder(describeProjectProblem(outcome.problem, projectProblems), folder);
}

function withoutFolder(text: string, folder: string): string {
  return text.replaceAll(folder, '<folder>').replace(/<folder>[^ :]*/g, (path) => path.replaceAll(sep, '/'));
}
