import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import { runCommand } from '../process/run-command.ts';
import { verifyIntegrity } from './unpack.ts';

const DOWNLOAD_TIMEOUT_MS = 30 * 60_000;
const UNTAR_TIMEOUT_MS = 5 * 60_000;

/** Files in a package of the npm registry. */
export interface FilesInPackage {
  /** With its version: `name@1.2.3`. */
  readonly package: string;
  /** In npm's notation: `sha512-` and base64. */
  readonly integrity: string;
  /** In the tarball, starting with `package/`. */
  readonly paths: readonly string[];
}

/**
 * Downloads a package with npm, verifies it, and unpacks these files of it into `folder`, each at its path.
 * Throws if it is unavailable or not as expected.
 */
export async function downloadFiles(
  files: FilesInPackage,
  folder: string,
  stop?: AbortSignal,
): Promise<void> {
  const pack = await runCommand(
    'npm',
    ['pack', files.package, '--pack-destination', folder, '--ignore-scripts', '--prefer-offline', '--silent'],
    { cwd: ROOT, timeoutMs: DOWNLOAD_TIMEOUT_MS, output: 'collect', stop },
  );
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!pack.succeeded || tarball === undefined) {
    throw new Error(`Could not download ${files.package}.\n${pack.output}`);
  }
  await verifyIntegrity(join(folder, tarball), files.integrity);
  const untar = await runCommand('tar', ['-xzf', tarball, ...files.paths], {
    cwd: folder,
    timeoutMs: UNTAR_TIMEOUT_MS,
    output: 'collect',
    stop,
  });
  if (!untar.succeeded) throw new Error(`Could not unpack ${files.package}.\n${untar.output}`);
  await rm(join(folder, tarball));
}
