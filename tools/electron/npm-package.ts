import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import { runCommand } from '../process/run-command.ts';
import { verifyIntegrity } from './unpack.ts';

const DOWNLOAD_TIMEOUT_MS = 30 * 60_000;
const UNTAR_TIMEOUT_MS = 5 * 60_000;

/** A file in a package of the npm registry. */
export interface FileInPackage {
  /** With its version: `name@1.2.3`. */
  readonly package: string;
  /** As npm writes it: `sha512-` and base64. */
  readonly integrity: string;
  /** In the tarball, from `package/` on. */
  readonly path: string;
}

/**
 * Downloads a package with npm, checks it, unpacks one file of it below `folder`, and returns where that is. Throws if
 * it can't be had, or is not what it should be.
 */
export async function downloadFile(file: FileInPackage, folder: string, stop?: AbortSignal): Promise<string> {
  const pack = await runCommand(
    'npm',
    ['pack', file.package, '--pack-destination', folder, '--ignore-scripts', '--prefer-offline', '--silent'],
    { cwd: ROOT, timeoutMs: DOWNLOAD_TIMEOUT_MS, output: 'collect', stop },
  );
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!pack.succeeded || tarball === undefined) {
    throw new Error(`Could not download ${file.package}.\n${pack.output}`);
  }
  await verifyIntegrity(join(folder, tarball), file.integrity);
  const untar = await runCommand('tar', ['-xzf', tarball, file.path], {
    cwd: folder,
    timeoutMs: UNTAR_TIMEOUT_MS,
    output: 'collect',
    stop,
  });
  if (!untar.succeeded) throw new Error(`Could not unpack ${file.package}.\n${untar.output}`);
  return join(folder, file.path);
}
