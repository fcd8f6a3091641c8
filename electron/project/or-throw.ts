import { describeProjectProblem, type ProjectResult } from '../../programs/project/project-result.ts';
import { projectProblems } from '../../shared/texts/project-problems-en.ts';

/** What was asked of a project. Throws an error for developers if there is none: the app reads only its own example. */
export function orThrow<Value>(outcome: ProjectResult<Value>): Value {
  if (outcome.kind === 'ok') return outcome.value;
  throw new Error(describeProjectProblem(outcome.problem, projectProblems));
}
