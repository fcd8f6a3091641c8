import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { commandFor } from '../kreya.ts';

const run = promisify(execFile);

/**
 * Packs the tests' Electron as a packager would download it: a zip named after the template's version.
 * Returns its folder; null where it would be downloaded as usual, since `zip` is rare there.
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
