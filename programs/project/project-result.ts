import type nodeFs from 'node:fs';
import { fill } from 'kreya-telemetry/node';
import type { ProjectProblemTexts } from '../../shared/texts/project-problems-en.ts';

/** The calls of `node:fs` made on a project, so that every disk fault can be tested. */
export type ProjectDisk = Pick<
  typeof nodeFs,
  'mkdirSync' | 'readdirSync' | 'readFileSync' | 'renameSync' | 'statSync' | 'unlinkSync' | 'writeFileSync'
>;

/** The requested value, or why there is none. */
export type ProjectResult<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'problem'; readonly problem: ProjectProblem };

/** What a file should hold where it holds something else. */
export type Expected = keyof ProjectProblemTexts['expected'];

/** Why something could not be done with a project. Paths are absolute; lines and columns start at 1. */
export type ProjectProblem =
  /** What `--project` names does not exist. */
  | { readonly kind: 'notFound'; readonly path: string }
  /** What `--project` names is neither a folder nor a project file. */
  | { readonly kind: 'notAProjectFile'; readonly path: string }
  /** The folder has no project, nor has any above it, if those were searched. */
  | { readonly kind: 'noProject'; readonly folder: string; readonly searchedAbove: boolean }
  | { readonly kind: 'severalProjects'; readonly folder: string; readonly fileNames: readonly string[] }
  /** A file or a folder, and the disk's error code. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly code: string }
  | { readonly kind: 'unwritable'; readonly path: string; readonly code: string }
  | {
      readonly kind: 'malformed';
      readonly path: string;
      readonly line: number;
      readonly column: number;
      readonly expected: Expected;
    }
  /** Two environments with the same `by`. */
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

/** Describes the problem in one line that says what to do. */
export function describeProjectProblem(problem: ProjectProblem, texts: ProjectProblemTexts): string {
  switch (problem.kind) {
    case 'notFound':
    case 'notAProjectFile':
    case 'unreadable':
    case 'unwritable':
      return fill(texts[problem.kind], problem);
    case 'noProject':
      return fill(problem.searchedAbove ? texts.noProjectAbove : texts.noProject, { folder: problem.folder });
    case 'severalProjects':
      return fill(texts.severalProjects, {
        folder: problem.folder,
        files: enumerate(problem.fileNames, texts.language),
      });
    case 'malformed':
      return fill(texts.malformed, {
        path: problem.path,
        line: String(problem.line),
        column: String(problem.column),
        expected: texts.expected[problem.expected],
      });
    case 'duplicateEnvironments':
      return fill(problem.by === 'name' ? texts.sameName : texts.sameId, {
        folder: problem.folder,
        files: enumerate(problem.fileNames, texts.language),
      });
    case 'unknownEnvironment':
      return `${fill(texts.unknownEnvironment, { name: problem.name })} ${hint(problem, texts)}`;
  }
}

function enumerate(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language).format(names);
}

type UnknownEnvironment = Extract<ProjectProblem, { kind: 'unknownEnvironment' }>;

function hint({ suggestion, available }: UnknownEnvironment, texts: ProjectProblemTexts): string {
  if (suggestion !== null) return fill(texts.didYouMean, { suggestion });
  if (available.length === 0) return texts.noEnvironments;
  const names = available.map((name) => fill(texts.quoted, { name })).join(', ');
  return fill(texts.available, { names });
}
