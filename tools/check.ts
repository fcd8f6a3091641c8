import { parseArgs } from 'node:util';
import { LEFT_OUT, type Step, stepsFor } from './check/steps.ts';
import { ROOT } from './paths.ts';
import { type CommandResult, runCommand } from './process/run-command.ts';
import { orUsage, runTool, UsageError } from './process/run-tool.ts';

const HELP = `npm run check [-- --since <commit>]

Checks your changes: lints the changed files, checks all types, and runs the unit tests that import the changed files,
directly or indirectly. A file counts as changed if it differs from the commit where you branched off main, or if git
does not track it yet.

It skips knip, the tests that start the app or kreyac, and two slow ones:
${LEFT_OUT.join(' and ')}. npm test runs everything.

--since <commit>   compare with this commit instead`;

/** What changes are compared with: the published main if there is one, otherwise the local one. */
const MAINS = ['origin/main', 'main'];
const TIMEOUT_MS = 10 * 60_000;

await runTool(async (stop) => {
  const { help, since } = parseOptions();
  if (help) {
    console.log(HELP);
    return 0;
  }
  const base = since ?? (await branchPoint(stop));
  const untracked = await paths(['ls-files', '--others', '--exclude-standard'], stop);
  const changed = [...(await paths(['diff', '--name-only', '--diff-filter=d', base], stop)), ...untracked];
  const deleted = await paths(['diff', '--name-only', '--diff-filter=D', base], stop);
  console.log(`Since ${base.slice(0, 12)}: ${changed.length} changed, ${deleted.length} deleted`);
  const started = performance.now();
  const failed: string[] = [];
  for (const step of stepsFor(changed, deleted)) {
    if (!(await succeeds(step, stop))) failed.push(step.name);
  }
  console.log(`${failed.length === 0 ? 'passed' : `failed: ${failed.join(', ')}`}, ${seconds(started)}`);
  return failed.length === 0 ? 0 : 1;
});

function parseOptions(): { help: boolean; since: string | undefined } {
  const { values } = orUsage(HELP, () =>
    parseArgs({ options: { help: { type: 'boolean', short: 'h' }, since: { type: 'string' } } }),
  );
  return { help: values.help === true, since: values.since };
}

async function branchPoint(stop: AbortSignal): Promise<string> {
  for (const main of MAINS) {
    const { succeeded, output } = await git(['merge-base', 'HEAD', main], stop);
    if (succeeded) return output.trim();
  }
  throw new UsageError(
    'There is no main branch to compare with. Name a commit: npm run check -- --since <commit>',
  );
}

/** The paths that a Git command prints, with slashes and relative to the repository. */
async function paths(args: readonly string[], stop: AbortSignal): Promise<string[]> {
  const { succeeded, output } = await git([...args, '-z'], stop);
  if (!succeeded) throw new UsageError(output.trim());
  return output.split('\0').filter((path) => path !== '');
}

function git(args: readonly string[], stop: AbortSignal): Promise<CommandResult> {
  return runCommand('git', args, { cwd: ROOT, timeoutMs: TIMEOUT_MS, output: 'collect', stop });
}

/** Runs a step, and prints its output only if it fails. */
async function succeeds({ name, args }: Step, stop: AbortSignal): Promise<boolean> {
  const started = performance.now();
  const { succeeded, output } = await runCommand(process.execPath, args, {
    cwd: ROOT,
    timeoutMs: TIMEOUT_MS,
    output: 'collect',
    stop,
  });
  console.log(`${succeeded ? 'ok    ' : 'FAILED'} ${seconds(started).padStart(7)}  ${name}`);
  if (!succeeded) console.log(output);
  return succeeded;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
