import { describeProjectProblem, type ProjectResult } from '../../programs/project/project-result.ts';

/** What was asked of a project; throws an error for people if there is none. */
export function orThrow<Value>(outcome: ProjectResult<Value>): Value {
  if (outcome.kind === 'ok') return outcome.value;
  throw new Error(describeProjectProblem(outcome.problem));
}
