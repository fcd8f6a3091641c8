import { describeProjectProblem, type Outcome } from '../../programs/project/outcome.ts';

/** What was asked of a project; throws an error for people if there is none. */
export function orThrow<Value>(outcome: Outcome<Value>): Value {
  if (outcome.kind === 'ok') return outcome.value;
  throw new Error(describeProjectProblem(outcome.problem));
}
