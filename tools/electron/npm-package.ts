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
  /** As npm writes it: `sha512-` and base64. */
  readonly integrity: string;
  /** In the tarball, from `package/` on. */
  readonly paths: readonly string[];
}

/**
 * Downloads a package with npm, checks it, and unpacks these files of it below `folder`, each at its path. Throws if it
 * can't be had, or is not what it should be.
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
