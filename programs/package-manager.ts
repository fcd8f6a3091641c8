import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MetadataOf } from '../shared/catalogue.ts';

type PackageManager = MetadataOf<'AppStarted'>['packageManager'];

/** What shows how the app was installed. */
export interface InstallationFacts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The path of the running program. */
  readonly executable: string;
  /** What the packager wrote into the resources' `package-type`, or null. */
  readonly packageType: string | null;
  /** Whether a file exists. */
  readonly exists: (path: string) => boolean;
}

/** Where Homebrew keeps its metadata for an app that it installed among the others. */
const CASKS = ['/opt/homebrew/Caskroom/kreya', '/usr/local/Caskroom/kreya'];

const PACKAGE_TYPES: readonly PackageManager[] = ['deb', 'rpm', 'msi', 'winget', 'chocolatey'];

/** The content of `package-type` in the package's folder `resources`, or null if it is missing. */
export function readPackageType(resources: string): string | null {
  try {
    return readFileSync(join(resources, 'package-type'), 'utf8');
  } catch {
    return null;
  }
}

/** How the app was installed, judging by what each way of installing leaves behind; `none` if unknown. */
export function findPackageManager(facts: InstallationFacts): PackageManager {
  const { environment, executable, exists } = facts;
  const packaged = PACKAGE_TYPES.find((type) => type === facts.packageType?.trim());
  if (packaged !== undefined) return packaged;
  // A program started from a terminal inherits the variables of the terminal's package, so they count only if
  // they name this program's location.
  const isBelow = (folder: string | undefined) => folder !== undefined && executable.startsWith(`${folder}/`);
  if (isBelow(environment['SNAP'])) return 'snap';
  if (environment['FLATPAK_ID'] !== undefined && isBelow('/app')) return 'flatpak';
  if (isBelow(environment['APPDIR'])) return 'appimage';
  const path = executable.replaceAll('\\', '/').toLowerCase();
  if (/\/(caskroom|cellar)\//.test(path)) return 'homebrew';
  if (path.includes('/kreya.app/') && CASKS.some(exists)) return 'homebrew';
  if (/\/chocolatey\/lib\//.test(path)) return 'chocolatey';
  if (/\/winget\/packages\//.test(path)) return 'winget';
  return exists('/.dockerenv') ? 'docker' : 'none';
}
