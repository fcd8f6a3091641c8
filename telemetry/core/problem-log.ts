import { policy } from './policy.ts';

/**
 * A log that says each thing once, so that a bug in a loop does not bury everything else. Never throws,
 * whatever the program's own log does.
 */
export function createProblemLog(warn: (message: string) => void): (problem: string) => void {
  const reported = new Set<string>();
  return (problem) => {
    if (reported.has(problem) || reported.size >= policy.loggedProblems) return;
    reported.add(problem);
    try {
      warn(problem);
    } catch {
      // Nowhere is left to report this.
    }
  };
}
