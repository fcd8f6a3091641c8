/** Describes the machine and the build for error reports, reduced to values that the catalogue allows. */
import { machine } from 'node:os';
import { field, type MetadataOfFields } from '../catalogue/define.ts';
import { isVersionNumber, oneOf, type VersionNumber, version } from '../catalogue/kinds.ts';

const OS_NAMES = ['windows', 'macos', 'linux'] as const;
const ARCHITECTURES = ['x64', 'arm64', 'ia32', 'arm'] as const;

const architecture = oneOf(...ARCHITECTURES);

/** What an error report says about the system, in any program. */
export const systemFields = {
  osName: field('The operating system.', oneOf(...OS_NAMES)),
  osVersion: field('The version of the operating system.', version),
  osArch: field('The processor architecture of the operating system.', architecture),
  processArch: field('The processor architecture that the program is built for.', architecture),
};

/** The values of {@link systemFields}. */
export type SystemFacts = MetadataOfFields<typeof systemFields>;

/** What the system says about itself. */
export interface MachineFacts {
  /** `process.platform`. */
  readonly platform: string;
  /** The version of the operating system, such as `6.1.0-31-amd64` or `10.0.22631`. */
  readonly systemVersion: string;
  /** `os.machine()`, such as `x86_64`. */
  readonly machine: string;
  /** Whether the process runs under translation on an ARM64 machine, which then pretends to be another. */
  readonly translatedFromArm64: boolean;
  /** `process.arch`. */
  readonly processArch: string;
}

const NAMES_OF_SYSTEMS: Readonly<Record<string, SystemFacts['osName']>> = {
  win32: 'windows',
  darwin: 'macos',
};

const NAMES_OF_ARCHITECTURES: Readonly<Record<string, SystemFacts['osArch']>> = {
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

export function describeMachine(facts: MachineFacts): SystemFacts {
  const processArch = NAMES_OF_ARCHITECTURES[facts.processArch.toLowerCase()] ?? 'arm';
  return {
    osName: NAMES_OF_SYSTEMS[facts.platform] ?? 'linux',
    osVersion: reduceVersion(facts.systemVersion),
    osArch: facts.translatedFromArm64
      ? 'arm64'
      : (NAMES_OF_ARCHITECTURES[facts.machine.toLowerCase()] ?? 'arm'),
    processArch,
  };
}

/**
 * Describes this machine.
 * @param systemVersion the operating system's version as it reports it, such as `6.1.0-31-amd64`
 */
export function describeSystem(systemVersion: string, translatedFromArm64: boolean): SystemFacts {
  return describeMachine({
    platform: process.platform,
    machine: machine(),
    processArch: process.arch,
    systemVersion,
    translatedFromArm64,
  });
}
