/** What `AppStarted` says about the machine and the build, reduced to the catalogue's values. */
import type { MetadataOf } from '../shared/catalogue/index.ts';
import { isVersionNumber, type VersionNumber } from '../shared/catalogue/kinds.ts';

type AppStarted = MetadataOf<'AppStarted'>;

/** What the system says of itself. */
export interface MachineFacts {
  /** `process.platform`. */
  readonly platform: string;
  /** The version of the operating system, such as `6.1.0-31-amd64` or `10.0.22631`. */
  readonly systemVersion: string;
  /** `os.machine()`, such as `x86_64`. */
  readonly machine: string;
  /** Whether the process runs under translation on an ARM64 machine, which then calls itself something else. */
  readonly translatedFromArm64: boolean;
  /** `process.arch`. */
  readonly processArch: string;
}

/** What tells how the app was installed. */
export interface InstallationFacts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The path of the running program. */
  readonly executable: string;
  /** What the packager wrote into the resources' `package-type`, or null. */
  readonly packageType: string | null;
  /** Whether a file exists. */
  readonly exists: (path: string) => boolean;
}

const OS_NAMES: Readonly<Record<string, AppStarted['osName']>> = { win32: 'windows', darwin: 'macos' };

const ARCHITECTURES: Readonly<Record<string, AppStarted['osArch']>> = {
  x64: 'x64',
  x86_64: 'x64',
  amd64: 'x64',
  arm64: 'arm64',
  aarch64: 'arm64',
  ia32: 'ia32',
  i386: 'ia32',
  i686: 'ia32',
};

/** The leading digits and dots of a version, at most four parts; `0` if there are none. */
export function reduceVersion(text: string): VersionNumber {
  const leading = /^\d{1,5}(\.\d{1,5}){0,3}/.exec(text.trim())?.[0];
  return isVersionNumber(leading) ? leading : '0';
}

export function describeMachine(
  facts: MachineFacts,
): Pick<AppStarted, 'osName' | 'osVersion' | 'osArch' | 'processArch'> {
  const processArch = ARCHITECTURES[facts.processArch.toLowerCase()] ?? 'arm';
  return {
    osName: OS_NAMES[facts.platform] ?? 'linux',
    osVersion: reduceVersion(facts.systemVersion),
    osArch: facts.translatedFromArm64 ? 'arm64' : (ARCHITECTURES[facts.machine.toLowerCase()] ?? 'arm'),
    processArch,
  };
}

/** Where Homebrew keeps what it knows of an app that it put among the others. */
const CASKS = ['/opt/homebrew/Caskroom/kreya', '/usr/local/Caskroom/kreya'];

const PACKAGE_TYPES: readonly AppStarted['packageManager'][] = ['deb', 'rpm', 'msi', 'winget', 'chocolatey'];

/** How the app was installed, from what each way of installing leaves behind; `none` if nothing tells. */
export function findPackageManager(facts: InstallationFacts): AppStarted['packageManager'] {
  const { environment, executable, exists } = facts;
  const packaged = PACKAGE_TYPES.find((type) => type === facts.packageType?.trim());
  if (packaged !== undefined) return packaged;
  // A program started from a terminal inherits the variables of the terminal's own package, so that they
  // count only if they name where this program is.
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
