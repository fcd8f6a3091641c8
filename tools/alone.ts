import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { NODE_MODULES, ROOT } from './paths.ts';
import { runCommand } from './process/run-command.ts';
import { callingNpm, runTool } from './process/run-tool.ts';

const HELP = `npm run test:alone

Copies the package kreya-telemetry to a folder from which nothing of Kreya is reachable, and checks its types, tests,
builds and packs it there.`;

/** Anything that takes longer is stuck. */
const TIMEOUT_MS = 30 * 60_000;

await runTool(async (stop) => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  const npm = callingNpm('npm run test:alone');

  const away = mkdtempSync(join(tmpdir(), 'telemetry-alone-'));
  async function run(...command: readonly string[]): Promise<boolean> {
    const options = { cwd: join(away, 'telemetry'), timeoutMs: TIMEOUT_MS, output: 'show', stop } as const;
    return (await runCommand(process.execPath, [npm, ...command], options)).succeeded;
  }

  try {
    copySources(away);
    linkPackages(away);
    for (const script of ['types', 'test', 'build']) {
      if (!(await run('run', '--silent', script))) return 1;
    }
    return (await run('pack', './dist', '--silent')) ? 0 : 1;
  } finally {
    rmSync(away, { recursive: true, force: true });
  }
});

/** Copies the files that git tracks or would add. */
function copySources(to: string): void {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z', 'telemetry'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const file of listed.split('\0').filter((name) => name !== '')) {
    cpSync(join(ROOT, file), join(to, file));
  }
}

/** Links everything installed except the workspace itself, which would lead back here. */
function linkPackages(to: string): void {
  const folder = join(to, 'node_modules');
  mkdirSync(folder);
  for (const name of readdirSync(NODE_MODULES)) {
    if (name !== 'kreya-telemetry') symlinkSync(NODE_MODULES + sep + name, join(folder, name));
  }
}
