import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runPlaywright } from './electron/run-playwright.ts';
import { ROOT } from './paths.ts';
import { runCommand } from './process/run-command.ts';
import { callingNpm, runTool, UsageError } from './process/run-tool.ts';

const TEMPLATES = join(ROOT, 'e2e', 'templates');
const LOCK_TIMEOUT_MS = 10 * 60_000;

const names = readdirSync(TEMPLATES)
  .filter((name) => existsSync(join(TEMPLATES, name, 'package.json')))
  .toSorted();

const HELP = `npm run test:templates [-- [--lock] <name>…]

Creates an app from each template in an empty folder, installs the last build of kreya-telemetry (npm run library) in it,
changes it as the guide says, builds, packages and starts it, and waits for its events at a receiver. Needs npm's registry.
Without names, it runs all templates:

${names.map((name) => `  ${name}`).join('\n')}

--lock   only update the lock files, after you changed versions in e2e/templates/<name>/package.json`;

await runTool(async (stop) => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  const chosen = args.filter((arg) => arg !== '--lock');
  const unknown = chosen.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new UsageError(`There is no template ${unknown}.\n\n${HELP}`);
  if (args.includes('--lock')) {
    const npm = callingNpm('npm run test:templates -- --lock');
    for (const name of chosen.length > 0 ? chosen : names) await lock(npm, name, stop);
    return 0;
  }
  if (!existsSync(join(ROOT, 'telemetry', 'dist', 'package.json'))) {
    throw new UsageError('The package is not built. Run: npm run library');
  }
  // A test's title is its template's name, or starts with it.
  const grep = chosen.length > 0 ? ['--grep', chosen.map((name) => ` ${name}(:|$| )`).join('|')] : [];
  return await runPlaywright(
    ['--project=templates', '--workers=1', `--reporter=${join(TEMPLATES, 'reporter.ts')}`, ...grep],
    stop,
  );
});

async function lock(npm: string, name: string, stop: AbortSignal): Promise<void> {
  const { succeeded, output } = await runCommand(
    process.execPath,
    [
      npm,
      'install',
      '--package-lock-only',
      '--ignore-scripts',
      '--omit-lockfile-registry-resolved',
      '--no-audit',
      '--no-fund',
    ],
    { cwd: join(TEMPLATES, name), timeoutMs: LOCK_TIMEOUT_MS, output: 'collect', stop },
  );
  if (!succeeded) throw new Error(`${name}: ${output}`);
}
