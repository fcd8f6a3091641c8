/** A project's environments: the `.krenv` files next to its project file. */
import { basename } from 'node:path';
import type { Project } from './find-project.ts';
import { nodeAt, readJsonFile, unexpected } from './json-file.ts';
import { listFiles, nameFrom } from './list-files.ts';
import { failed, ok, type ProjectDisk, type ProjectResult } from './project-result.ts';

/** Kreya writes UUIDs; a handwritten one may be simpler. It must fit on a line of its own. */
const ID = /^[\w-]{1,64}$/;

type Needs = Pick<ProjectDisk, 'readdirSync' | 'readFileSync'>;

/** Its values are not kept: they may be secrets. */
export interface EnvironmentFile {
  readonly id: string;
  /** Its file's name without the extension, as in Kreya. */
  readonly name: string;
  readonly file: string;
}

/** All of the project's environments, sorted by file name. Never throws. */
export function listEnvironments(disk: Needs, project: Project): ProjectResult<readonly EnvironmentFile[]> {
  const files = listFiles(disk, project.folder, '.krenv');
  if (files.kind === 'problem') return files;

  const environments: EnvironmentFile[] = [];
  for (const file of files.value) {
    const environment = readEnvironment(disk, file);
    if (environment.kind === 'problem') return environment;
    environments.push(environment.value);
  }
  return checkDuplicates(project.folder, environments);
}

function readEnvironment(disk: Needs, path: string): ProjectResult<EnvironmentFile> {
  const file = readJsonFile(disk, path);
  if (file.kind === 'problem') return file;

  const id = nodeAt(file.value, 'id');
  const text: unknown = id?.value;
  if (typeof text !== 'string' || !ID.test(text)) {
    return unexpected(file.value, id, 'environmentId');
  }
  const values = nodeAt(file.value, 'globalContent');
  if (values !== undefined && values.type !== 'object') {
    return unexpected(file.value, values, 'environmentValues');
  }
  return ok({ id: text, name: nameFrom(path), file: path });
}

/** On Windows and macOS, a folder can't hold files whose names differ only in case. */
function checkDuplicates(
  folder: string,
  environments: readonly EnvironmentFile[],
): ProjectResult<readonly EnvironmentFile[]> {
  const keys = [
    { by: 'name', keyOf: (environment: EnvironmentFile) => environment.name.toLowerCase() },
    { by: 'id', keyOf: (environment: EnvironmentFile) => environment.id },
  ] as const;
  for (const { by, keyOf } of keys) {
    const seen = new Map<string, EnvironmentFile>();
    for (const environment of environments) {
      const other = seen.get(keyOf(environment));
      if (other !== undefined) {
        const fileNames = [basename(other.file), basename(environment.file)] as const;
        return failed({ kind: 'duplicateEnvironments', by, folder, fileNames });
      }
      seen.set(keyOf(environment), environment);
    }
  }
  return ok(environments);
}
