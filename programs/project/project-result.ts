import type nodeFs from 'node:fs';

/** The calls of `node:fs` that are made on a project, so that every fault of a disk can be tested. */
export type ProjectDisk = Pick<
  typeof nodeFs,
  'mkdirSync' | 'readdirSync' | 'readFileSync' | 'renameSync' | 'rmSync' | 'statSync' | 'writeFileSync'
>;

/** What was asked for, or why there is none. */
export type ProjectResult<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'problem'; readonly problem: ProjectProblem };

/** Why what was asked of a project could not be done. Paths are absolute; lines and columns begin with 1. */
export type ProjectProblem =
  /** What `--project` names is not there. */
  | { readonly kind: 'notFound'; readonly path: string }
  /** What `--project` names is neither a folder nor a project file. */
  | { readonly kind: 'notAProjectFile'; readonly path: string }
  /** The folder holds no project, nor does any above it if those were searched. */
  | { readonly kind: 'noProject'; readonly folder: string; readonly searchedAbove: boolean }
  | { readonly kind: 'severalProjects'; readonly folder: string; readonly fileNames: readonly string[] }
  /** A file or a folder, and the disk's error code. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly code: string }
  | { readonly kind: 'unwritable'; readonly path: string; readonly code: string }
  /** `expected` begins in lower case and reads before "was expected". */
  | {
      readonly kind: 'malformed';
      readonly path: string;
      readonly line: number;
      readonly column: number;
      readonly expected: string;
    }
  /** Two environments that can't be told apart by `by`. */
  | {
      readonly kind: 'duplicateEnvironments';
      readonly by: 'name' | 'id';
      readonly folder: string;
      readonly fileNames: readonly [string, string];
    }
  | {
      readonly kind: 'unknownEnvironment';
      readonly name: string;
      readonly suggestion: string | null;
      readonly available: readonly string[];
    };

export function ok<Value>(value: Value): ProjectResult<Value> {
  return { kind: 'ok', value };
}

export function failed(problem: ProjectProblem): ProjectResult<never> {
  return { kind: 'problem', problem };
}

/** The problem in one line that says what to do. */
export function describeProjectProblem(problem: ProjectProblem): string {
  switch (problem.kind) {
    case 'notFound':
      return `${problem.path} does not exist. Name a project's folder or its .krproj file.`;
    case 'notAProjectFile':
      return `${problem.path} is not a Kreya project. Name a project's folder or its .krproj file.`;
    case 'noProject':
      return problem.searchedAbove
        ? `There is no .krproj file in ${problem.folder} or above it. Name a project with --project.`
        : `There is no .krproj file in ${problem.folder}, so it is not a Kreya project. Name one that is.`;
    case 'severalProjects':
      return `${problem.folder} holds ${problem.fileNames.join(' and ')}. Name one of them with --project.`;
    case 'unreadable':
      return `${problem.path} can't be read (${problem.code}). Make it readable.`;
    case 'unwritable':
      return `${problem.path} can't be written (${problem.code}). Make it writable.`;
    case 'malformed':
      return `${problem.path}:${problem.line}:${problem.column}: ${problem.expected} was expected.`;
    case 'duplicateEnvironments':
      return problem.by === 'name'
        ? `${problem.fileNames.join(' and ')} in ${problem.folder} have the same name. Rename one of them.`
        : `${problem.fileNames.join(' and ')} in ${problem.folder} have the same id. Give one of them another.`;
    case 'unknownEnvironment':
      return `There is no environment "${problem.name}". ${hint(problem.suggestion, problem.available)}`;
  }
}

function hint(suggestion: string | null, available: readonly string[]): string {
  if (suggestion !== null) return `Did you mean "${suggestion}"?`;
  return available.length === 0
    ? 'The project has none.'
    : `There are: ${available.map((name) => `"${name}"`).join(', ')}.`;
}
