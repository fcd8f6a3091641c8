import fs from 'node:fs';
import { fill } from 'kreya-telemetry/node';
import { type EnvironmentFile, listEnvironments } from '../../programs/project/environments.ts';
import { findProject, type Project } from '../../programs/project/find-project.ts';
import {
  describeProjectProblem,
  type ProjectProblem,
  type ProjectResult,
} from '../../programs/project/project-result.ts';
import { type Candidate, type Context, defineCommand, type OptionValues, type Place } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { CliFailure } from '../failure.ts';
import { listOf, members, orNull } from '../json-shape.ts';
import { type Output, styled } from '../output.ts';
import { getActiveEnvironment, setActiveEnvironment } from '../project/active-environment.ts';
import type { Texts } from '../texts/index.ts';
import { PROJECT_VARIABLE, projectIn } from '../variables.ts';

const ENVIRONMENT = { id: 'string', name: 'string', file: 'string' } as const;

export const environmentList = defineCommand({
  name: 'environment list',
  describe: ({ commands }) => commands.environmentList,
  json: listOf(members({ ...ENVIRONMENT, active: 'boolean' })),
  event: 'environmentList',
  run(context, options) {
    const { texts } = context.speech;
    const project = openProject(context, options);
    const environments = valueIn(listEnvironments(fs, project), texts);
    const active = valueIn(getActiveEnvironment(fs, project), texts);
    const isActive = ({ id }: EnvironmentFile) => active.kind === 'active' && active.environment.id === id;
    context.output.result(
      environments.map((environment) => ({ ...toJson(environment), active: isActive(environment) })),
      environments.map((environment) =>
        isActive(environment) ? [styled('green', `* ${environment.name}`)] : `  ${environment.name}`,
      ),
    );
    if (environments.length === 0) context.output.note(texts.project.noEnvironments);
  },
});

export const environmentGetActive = defineCommand({
  name: 'environment get-active',
  describe: ({ commands }) => commands.environmentGetActive,
  json: orNull(members(ENVIRONMENT), 'if none is active'),
  event: 'environmentGetActive',
  run(context, options) {
    const { texts } = context.speech;
    const active = valueIn(getActiveEnvironment(fs, openProject(context, options)), texts);
    if (active.kind === 'active') {
      context.output.result(toJson(active.environment), [active.environment.name]);
      return;
    }
    context.output.result(null, []);
    context.output.note(active.kind === 'gone' ? texts.project.activeGone : texts.project.noneActive);
  },
});

export const environmentSetActive = defineCommand({
  name: 'environment set-active',
  describe: ({ commands }) => commands.environmentSetActive,
  argument: {
    name: '<name>',
    describe: ({ commands }) => commands.environmentSetActive.name,
    candidates: environmentsAt,
  },
  example: 'environment set-active staging',
  json: members(ENVIRONMENT),
  event: 'environmentSetActive',
  run(context, options, name) {
    const { texts } = context.speech;
    const environment = valueIn(setActiveEnvironment(fs, openProject(context, options), name), texts);
    context.output.result(toJson(environment), [fill(texts.project.nowActive, { name: environment.name })]);
  },
});

/** For a shell to complete: of a project with a problem none. */
function environmentsAt({ workingDirectory, options }: Place): readonly Candidate[] {
  if (workingDirectory === null) return [];
  const typed = options['project'];
  const project = findProject(
    fs,
    typeof typed === 'string' ? typed : projectIn(process.env),
    workingDirectory,
  );
  const environments = project.kind === 'ok' ? listEnvironments(fs, project.value) : project;
  if (environments.kind !== 'ok') return [];
  // Such a name is no option and no response file only in a place of its own.
  const names = environments.value.map(({ name }) => name).filter((name) => !/^[-@]/.test(name));
  return names.map((value) => ({ value, description: '' }));
}

interface Needs extends Pick<Context, 'speech' | 'workingDirectory'> {
  readonly output: Pick<Output, 'verbose' | 'note'>;
}

function openProject({ workingDirectory, output, speech }: Needs, options: OptionValues): Project {
  const { texts } = speech;
  if (workingDirectory === null) throw new CliFailure('projectNotFound', texts.project.workingDirectoryGone);
  const typed = options['project'];
  const inVariable = typeof typed === 'string' ? null : projectIn(process.env);
  const found = findProject(fs, typeof typed === 'string' ? typed : inVariable, workingDirectory);
  const origin = fill(texts.project.fromVariable, { variable: PROJECT_VARIABLE });
  const project = valueIn(found, texts, inVariable === null ? '' : ` ${origin}`);
  if (output.verbose) output.note(fill(texts.project.label, { file: project.file }));
  return project;
}

/** The value. For a problem it fails with its description, and the hint after that. */
function valueIn<Value>(outcome: ProjectResult<Value>, texts: Texts, hint = ''): Value {
  if (outcome.kind === 'ok') return outcome.value;
  const description = describeProjectProblem(outcome.problem, texts.projectProblems);
  throw new CliFailure(exitCodeOf(outcome.problem), `${description}${hint}`);
}

function exitCodeOf({ kind }: ProjectProblem): ExitCode {
  switch (kind) {
    case 'notFound':
    case 'notAProjectFile':
    case 'noProject':
    case 'severalProjects':
      return 'projectNotFound';
    case 'unknownEnvironment':
      return 'environmentNotFound';
    case 'unreadable':
    case 'unwritable':
    case 'malformed':
    case 'duplicateEnvironments':
      return 'projectUnusable';
  }
}

function toJson({ id, name, file }: EnvironmentFile): { id: string; name: string; file: string } {
  return { id, name, file };
}
