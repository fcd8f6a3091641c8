/**
 * Which environment of a project is active. That is a matter of one person and one working copy, so it is kept beside
 * the project's files and out of git: in `.kreya/`, a folder that ignores itself.
 */
import { join } from 'node:path';
import { codeOf, isErrorWithCode } from 'kreya-telemetry/node';
import { type EnvironmentFile, listEnvironments } from '../../programs/project/environments.ts';
import type { Project } from '../../programs/project/find-project.ts';
import { failed, ok, type ProjectDisk, type ProjectResult } from '../../programs/project/project-result.ts';
import { suggest } from '../suggest.ts';

export type ActiveEnvironment =
  | { readonly kind: 'active'; readonly environment: EnvironmentFile }
  /** None was ever chosen. */
  | { readonly kind: 'none' }
  /** The one that was chosen is no longer in the project. */
  | { readonly kind: 'gone' };

type Needs = Pick<ProjectDisk, 'readdirSync' | 'readFileSync'>;

/** The environment that was chosen for this working copy. Never throws. */
export function getActiveEnvironment(disk: Needs, project: Project): ProjectResult<ActiveEnvironment> {
  const environments = listEnvironments(disk, project);
  if (environments.kind === 'problem') return environments;

  const path = pathIn(project);
  let id: string;
  try {
    id = disk.readFileSync(path, 'utf8').trim();
  } catch (error) {
    return isErrorWithCode(error, 'ENOENT')
      ? ok({ kind: 'none' })
      : failed({ kind: 'unreadable', path, code: codeOf(error) });
  }
  const environment = environments.value.find((candidate) => candidate.id === id);
  return ok(environment === undefined ? { kind: 'gone' } : { kind: 'active', environment });
}

/** Makes the environment of this name the active one, and returns it once that is on disk. Never throws. */
export function setActiveEnvironment(
  disk: ProjectDisk,
  project: Project,
  name: string,
): ProjectResult<EnvironmentFile> {
  const environments = listEnvironments(disk, project);
  if (environments.kind === 'problem') return environments;

  const environment = environments.value.find((candidate) => candidate.name === name.normalize('NFC'));
  if (environment === undefined) {
    const available = environments.value.map((candidate) => candidate.name);
    return failed({ kind: 'unknownEnvironment', name, suggestion: suggest(name, available), available });
  }
  try {
    write(disk, project, environment.id);
    return ok(environment);
  } catch (error) {
    return failed({ kind: 'unwritable', path: pathIn(project), code: codeOf(error) });
  }
}

/** Kept by id, so that it stays active when its file is renamed. */
function write(disk: ProjectDisk, project: Project, id: string): void {
  const folder = folderIn(project);
  disk.mkdirSync(folder, { recursive: true });
  try {
    disk.writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
  } catch (error) {
    // Whatever a person wrote there stays.
    if (!isErrorWithCode(error, 'EEXIST')) throw error;
  }
  // Under another name first, so that nobody ever reads half of it.
  const draft = `${pathIn(project)}.${crypto.randomUUID()}`;
  try {
    disk.writeFileSync(draft, `${id}\n`, { flag: 'wx' });
    disk.renameSync(draft, pathIn(project));
  } catch (error) {
    discard(disk, draft);
    throw error;
  }
}

/** Not by `rmSync`, which silently did nothing at some paths (nodejs/node#61067). Never throws. */
function discard(disk: ProjectDisk, draft: string): void {
  try {
    disk.unlinkSync(draft);
  } catch {
    // It was never created, or the disk refuses everything. What failed first is reported.
  }
}

function folderIn(project: Project): string {
  return join(project.folder, '.kreya');
}

function pathIn(project: Project): string {
  return join(folderIn(project), 'active-environment');
}
