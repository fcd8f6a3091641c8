/** Finds the project that a command works on. */
import { basename, dirname, resolve } from 'node:path';
import { codeOf, isErrorWithCode } from 'kreya-telemetry/node';
import { readJsonFile } from './json-file.ts';
import { hasExtension, listFiles, nameFrom } from './list-files.ts';
import { failed, ok, type ProjectDisk, type ProjectResult } from './project-result.ts';

const EXTENSION = '.krproj';

type Needs = Pick<ProjectDisk, 'readdirSync' | 'readFileSync' | 'statSync'>;

export interface Project {
  /** Its file's name without the extension, as in Kreya. */
  readonly name: string;
  readonly file: string;
  readonly folder: string;
}

/**
 * The project that `named`, a folder or a `.krproj` file, refers to; without it, the one in the working
 * directory or the nearest folder above. Does not search above a named folder: it says where to work, and no
 * command may change another project instead. Never throws.
 */
export function findProject(
  disk: Needs,
  named: string | null,
  workingDirectory: string,
): ProjectResult<Project> {
  const file =
    named === null
      ? findUpwards(disk, resolve(workingDirectory))
      : findNamed(disk, resolve(workingDirectory, named));
  if (file.kind === 'problem') return file;

  const content = readJsonFile(disk, file.value);
  if (content.kind === 'problem') return content;
  return ok({ name: nameFrom(file.value), file: file.value, folder: dirname(file.value) });
}

function findNamed(disk: Needs, path: string): ProjectResult<string> {
  try {
    const stats = disk.statSync(path);
    if (stats.isFile() && hasExtension(path, EXTENSION)) return ok(path);
    if (!stats.isDirectory()) return failed({ kind: 'notAProjectFile', path });
  } catch (error) {
    return isErrorWithCode(error, 'ENOENT', 'ENOTDIR')
      ? failed({ kind: 'notFound', path })
      : failed({ kind: 'unreadable', path, code: codeOf(error) });
  }
  const found = findIn(disk, path);
  if (found.kind === 'problem') return found;
  return found.value === null
    ? failed({ kind: 'noProject', folder: path, searchedAbove: false })
    : ok(found.value);
}

function findUpwards(disk: Needs, start: string): ProjectResult<string> {
  for (let folder = start; ; folder = dirname(folder)) {
    const found = findIn(disk, folder);
    // A folder above that can't be listed, as in a container, is no reason to stop.
    const passOver = found.kind === 'problem' && found.problem.kind === 'unreadable' && folder !== start;
    if (found.kind === 'problem' && !passOver) return found;
    if (found.kind === 'ok' && found.value !== null) return ok(found.value);
    if (dirname(folder) === folder) return failed({ kind: 'noProject', folder: start, searchedAbove: true });
  }
}

function findIn(disk: Needs, folder: string): ProjectResult<string | null> {
  const files = listFiles(disk, folder, EXTENSION);
  if (files.kind === 'problem') return files;
  const [first, ...others] = files.value;
  if (first === undefined) return ok(null);
  if (others.length === 0) return ok(first);
  return failed({ kind: 'severalProjects', folder, fileNames: files.value.map((file) => basename(file)) });
}
