import fs from 'node:fs';
import { type EnvironmentFile, listEnvironments } from '../../programs/project/environments.ts';
import { findProject, type Project } from '../../programs/project/find-project.ts';
import {
  describeProjectProblem,
  type ProjectProblem,
  type ProjectResult,
} from '../../programs/project/project-result.ts';
import { type Context, defineCommand, type OptionValues } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { CliFailure } from '../failure.ts';
import { listOf, members, orNull } from '../json-shape.ts';
import { type Output, styled } from '../output.ts';
import { getActiveEnvironment, setActiveEnvironment } from '../project/active-environment.ts';
import { PROJECT_VARIABLE, projectIn } from '../variables.ts';

const ENVIRONMENT = { id: 'string', name: 'string', file: 'string' } as const;

export const environmentList = defineCommand({
  name: 'environment list',
  description: 'List the environments of the project.',
  json: listOf(members({ ...ENVIRONMENT, active: 'boolean' })),
  event: 'environmentList',
  run(context, options) {
    const project = openProject(context, options);
    const environments = valueIn(listEnvironments(fs, project));
    const active = valueIn(getActiveEnvironment(fs, project));
    const isActive = ({ id }: EnvironmentFile) => active.kind === 'active' && active.environment.id === id;
    context.output.result(
      environments.map((environment) => ({ ...toJson(environment), active: isActive(environment) })),
      environments.map((environment) =>
        isActive(environment) ? [styled('green', `* ${environment.name}`)] : `  ${environment.name}`,
      ),
    );
    if (environments.length === 0) context.output.note('The project has no environments.');
  },
});

export const environmentGetActive = defineCommand({
  name: 'environment get-active',
  description: 'Print the name of the active environment.',
  json: orNull(members(ENVIRONMENT), 'if none is active'),
  event: 'environmentGetActive',
  run(context, options) {
    const active = valueIn(getActiveEnvironment(fs, openProject(context, options)));
    if (active.kind === 'active') {
      context.output.result(toJson(active.environment), [active.environment.name]);
      return;
    }
    context.output.result(null, []);
    const gone =
      active.kind === 'gone' ? 'The environment that was active is gone.' : 'No environment is active.';
    context.output.note(`${gone} Choose one with kreyac environment set-active <name>.`);
  },
});

export const environmentSetActive = defineCommand({
  name: 'environment set-active',
  description: 'Make another environment the active one.',
  argument: { name: '<name>', description: 'the name of the environment' },
  example: 'environment set-active staging',
  json: members(ENVIRONMENT),
  event: 'environmentSetActive',
  run(context, options, name) {
    const environment = valueIn(setActiveEnvironment(fs, openProject(context, options), name));
    context.output.result(toJson(environment), [`${environment.name} is active.`]);
  },
});

interface Needs extends Pick<Context, 'workingDirectory'> {
  readonly output: Pick<Output, 'verbose' | 'note'>;
}

function openProject({ workingDirectory, output }: Needs, options: OptionValues): Project {
  if (workingDirectory === null) {
    throw new CliFailure('projectNotFound', 'The working directory is gone. Change to one that is there.');
  }
  const typed = options['project'];
  const inVariable = typeof typed === 'string' ? null : projectIn(process.env);
  const found = findProject(fs, typeof typed === 'string' ? typed : inVariable, workingDirectory);
  const project = valueIn(
    found,
    inVariable === null ? '' : ` It was taken from the variable ${PROJECT_VARIABLE}.`,
  );
  if (output.verbose) output.note(`The project is ${project.file}.`);
  return project;
}

/** The value; for a problem it fails, with the hint after what is told of it. */
function valueIn<Value>(outcome: ProjectResult<Value>, hint = ''): Value {
  if (outcome.kind === 'ok') return outcome.value;
  throw new CliFailure(exitCodeOf(outcome.problem), `${describeProjectProblem(outcome.problem)}${hint}`);
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
