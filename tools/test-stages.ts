/** The order in which the stages of a test run start, and the summary at the end. */
export interface Stage {
  /** The name of its npm script. */
  readonly name: string;
  /** The stages that must pass first. */
  readonly needs: readonly string[];
  readonly args?: readonly string[];
}

/** `leftOut`: this machine can't run it. */
export type StageOutcome = 'passed' | 'failed' | 'leftOut';

/** The exit code of a stage that was left out. */
export const LEFT_OUT = 77;

export interface StageResult {
  readonly name: string;
  readonly outcome: StageOutcome | 'notRun';
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/**
 * Runs stages, at most `atOnce` in parallel. After a failure, no further stage starts, and the running ones are awaited.
 * Rejects if `run` does.
 * @param run runs a stage and resolves with its outcome
 * @param now a monotonic clock, in milliseconds
 */
export async function runStages(
  stages: readonly Stage[],
  run: (stage: Stage) => Promise<StageOutcome>,
  atOnce: number,
  now: () => number,
): Promise<readonly StageResult[]> {
  const results = new Map<string, StageResult>();
  const running = new Map<string, Promise<void>>();
  const hasPassed = (name: string) => results.get(name)?.outcome === 'passed';

  async function begin(stage: Stage): Promise<void> {
    const startedAt = now();
    const outcome = await run(stage);
    results.set(stage.name, {
      name: stage.name,
      outcome,
      ms: now() - startedAt,
    });
    running.delete(stage.name);
  }

  for (;;) {
    const hasFailed = [...results.values()].some(({ outcome }) => outcome === 'failed');
    const next = stages.find(
      ({ name, needs }) => !results.has(name) && !running.has(name) && needs.every(hasPassed),
    );
    if (next !== undefined && !hasFailed && running.size < atOnce) running.set(next.name, begin(next));
    else if (running.size > 0) await Promise.race(running.values());
    else break;
  }
  return stages.map(({ name }) => results.get(name) ?? { name, outcome: 'notRun', ms: 0 });
}

const WORDS = { passed: 'passed', failed: 'FAILED', leftOut: 'skipped', notRun: 'not run' } as const;

/** A line for each stage: `e2e           passed  7 min 12 s`. */
export function describeStages(results: readonly StageResult[]): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  return results
    .map(({ name, outcome, ms }) => {
      const line = `${name.padEnd(width)}  ${WORDS[outcome].padEnd(7)}`;
      return outcome === 'notRun' ? line.trimEnd() : `${line}  ${durationOf(ms)}`;
    })
    .join('\n');
}

function durationOf(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
