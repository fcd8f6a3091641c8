import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { ROOT } from './paths.ts';
import { own } from './process/owned-process.ts';
import { callingNpm, runTool, UsageError } from './process/run-tool.ts';
import { describeStages, LEFT_OUT, runStages, type Stage, type StageOutcome } from './test-stages.ts';

const HELP = `npm test

Runs everything that must pass before a change is merged, in parallel where possible. At the end, it lists what failed and
how long each stage took. You can run each stage alone: npm run lint, types, lint:workflows, docs:check, build,
third-party -- --check, e2e, unit:kreya and test:alone (together npm run unit), test:windows, test:shells, test:site,
package, e2e:package.
It skips stages that this machine can't run, and says so.`;

/** Leaves out kreyac's tests, which take minutes under Wine: it needs a second or two to start a process. */
const WITHOUT_COMMAND_LINE = ['electron/', 'programs/', 'shared/', 'telemetry/'];

/** In the order in which they start, each as soon as the stages that it needs have passed. */
const STAGES: readonly Stage[] = [
  { name: 'lint', needs: [] },
  { name: 'types', needs: [] },
  { name: 'lint:workflows', needs: [], args: ['--if-possible'] },
  { name: 'docs:check', needs: [] },
  { name: 'build', needs: [] },
  { name: 'third-party', needs: ['build'], args: ['--check'] },
  { name: 'e2e', needs: ['lint', 'types', 'build'] },
  { name: 'unit:kreya', needs: ['lint', 'types'] },
  { name: 'test:alone', needs: ['lint', 'types'] },
  { name: 'test:windows', needs: ['lint', 'types'], args: ['--if-possible', ...WITHOUT_COMMAND_LINE] },
  { name: 'test:shells', needs: ['lint', 'types'], args: ['--if-possible'] },
  { name: 'test:site', needs: ['lint', 'types'] },
  { name: 'package', needs: ['build'] },
  { name: 'e2e:package', needs: ['package', 'e2e'] },
];

/** How many of a failed stage's last lines are repeated at the end, where they are easy to find. */
const LAST_LINES = 80;

await runTool(async (stop) => {
  const [first] = process.argv.slice(2);
  if (first === '--help' || first === '-h') {
    console.log(HELP);
    return 0;
  }
  if (first !== undefined) throw new UsageError(`npm test takes no arguments, but got ${first}.`);
  const npm = callingNpm('npm test');

  const told: string[] = [];

  /** Prints each line with its stage, since stages run in parallel. */
  async function run({ name, args = [] }: Stage): Promise<StageOutcome> {
    const lines: string[] = [];
    const running = own(process.execPath, [npm ?? '', 'run', '--silent', name, '--', ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    stop.addEventListener('abort', () => void running.stop(), { once: true });
    for (const input of [running.child.stdout, running.child.stderr]) {
      if (input === null) continue;
      createInterface({ input }).on('line', (line) => {
        console.log(`${name}  ${line}`);
        lines.push(line);
        if (lines.length > LAST_LINES) lines.shift();
      });
    }
    const code = await running.exited;
    if (code === 0) return 'passed';
    // Its last line says why.
    told.push(`${name} ${code === LEFT_OUT ? 'was skipped' : 'failed'}:\n${lines.join('\n')}`);
    return code === LEFT_OUT ? 'leftOut' : 'failed';
  }

  const results = await runStages(STAGES, run, Math.min(2, availableParallelism()), () => performance.now());
  stop.throwIfAborted();
  for (const part of [...told, describeStages(results)]) console.log(`\n${part}`);
  return results.every(({ outcome }) => outcome === 'passed' || outcome === 'leftOut') ? 0 : 1;
});
