import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NODE_MODULES, ROOT } from './paths.ts';
import { runCommand } from './process/run-command.ts';
import { callingNpm, messageOf, orUsage, runTool, UsageError } from './process/run-tool.ts';
import { nextVersion } from './release/version.ts';
import { versionIn, writeRelease } from './release/write-release.ts';

const HELP = `npm run release -- <major|minor|patch|version>

Prepares a release in this work tree: sets the version in package.json, telemetry/package.json, package-lock.json and
telemetry/docs/embedding.md, dates the changes in CHANGELOG.md, builds, regenerates docs/kreyac.md, and packs
kreya-telemetry into out/. It does not commit, tag, push or publish; it prints these remaining steps at the end.

Examples:
  npm run release -- minor
  npm run release -- 2.0.0`;

const STEP_TIMEOUT_MS = 20 * 60_000;
const UNDO = 'Nothing is committed. To undo: git restore .';

await runTool(async (stop) => {
  const wanted = parseWanted();
  if (wanted === null) {
    console.log(HELP);
    return 0;
  }
  const npm = callingNpm('npm run release -- <version>');
  await refuseDirtyTree(stop);

  const version = nextVersion(versionIn(ROOT), wanted);
  writeRelease(ROOT, { version, date: new Date().toISOString().slice(0, 10) });
  try {
    await step('Building.', [npm, 'run', 'build'], stop);
    const vitest = join(NODE_MODULES, 'vitest', 'vitest.mjs');
    await step('Updating the transcript of kreyac.', [vitest, 'run', 'cli/transcript', '-u'], stop);
    await step('Updating the documents.', [npm, 'run', 'docs'], stop);
    await step('Packing.', [npm, 'pack', './telemetry/dist', '--pack-destination', 'out'], stop);
  } catch (error) {
    throw new Error(`${messageOf(error)}\n${UNDO}`);
  }
  console.log(nextSteps(version));
  return 0;
});

function parseWanted(): string | null {
  return orUsage(HELP, () => {
    const { values, positionals } = parseArgs({
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help === true) return null;
    const [wanted] = positionals;
    if (wanted === undefined || positionals.length > 1) throw new Error('Name one version.');
    return wanted;
  });
}

async function refuseDirtyTree(stop: AbortSignal): Promise<void> {
  const { succeeded, output } = await runCommand('git', ['status', '--porcelain'], {
    cwd: ROOT,
    timeoutMs: STEP_TIMEOUT_MS,
    output: 'collect',
    stop,
  });
  if (!succeeded) throw new UsageError(output.trim());
  if (output !== '') throw new UsageError(`Commit or stash these first:\n${output.trimEnd()}`);
}

async function step(title: string, args: readonly string[], stop: AbortSignal): Promise<void> {
  console.log(title);
  const { succeeded, output } = await runCommand(process.execPath, args, {
    cwd: ROOT,
    timeoutMs: STEP_TIMEOUT_MS,
    output: 'collect',
    stop,
  });
  if (!succeeded) throw new Error(`${output.trimEnd()}\n\nThis step failed.`);
}

function nextSteps(version: string): string {
  return `
${version} is ready, and packed in out/kreya-telemetry-${version}.tgz. Now:

  git diff                                 review the changes
  npm test                                 with the new version
  npm run e2e:slow                         what takes minutes in the app
  npm run test:templates                   the package in an app of each template
  git commit -am 'Release ${version}'
  git tag -a v${version} -m 'Kreya ${version}'
  git push origin main v${version}

The tag starts .github/workflows/release.yml, which publishes the package once a reviewer approves.`;
}
