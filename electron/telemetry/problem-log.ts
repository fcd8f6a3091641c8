import { policy } from './policy.ts';

export interface ProblemLog {
  /** Logs a problem the first time that it occurs. */
  report(problem: string): void;
}

/** A log that says each thing once, so that a bug in a loop does not bury everything else. */
export function createProblemLog(warn: (message: string) => void): ProblemLog {
  const reported = new Set<string>();
  return {
    report(problem) {
      if (reported.has(problem) || reported.size >= policy.loggedProblems) return;
      reported.add(problem);
      warn(problem);
    },
  };
}
