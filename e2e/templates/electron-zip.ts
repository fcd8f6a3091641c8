import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { commandFor } from '../kreya.ts';

const run = promisify(execFile);

/**
 * Makes the tests' Electron what a packager would download: a zip that is called after the version that the template has.
 * Returns the folder that it is in; null where it would be downloaded from, as by anybody, since there `zip` is unusual.
 */
export async function zipElectron(folder: string, version: string): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  const zips = join(folder, 'electron-zip');
  mkdirSync(zips);
  const zip = join(zips, `electron-v${version}-linux-${process.arch}.zip`);
  // Without what starts a folder in development, in the Electron that stands in for the official one.
  await run('zip', ['-q', '-0', '-r', zip, '.', '-x', 'resources/app/*'], {
    cwd: dirname(commandFor([]).executablePath),
  });
  return zips;
}
