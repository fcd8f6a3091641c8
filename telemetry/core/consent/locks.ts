/** The sources that lock telemetry off, whatever Settings says. Pure: everything it reads is passed in. */

import type { Finding, Lock } from '../ports.ts';
import { type GetWarningTexts, inEnglish } from '../warnings.ts';
import { type FoundFile, findInConfigurationFile } from './configuration-file.ts';
import { parseSwitch } from './finding.ts';

export const DISABLE_OPTION = '--disable-telemetry';
const DO_NOT_TRACK = 'DO_NOT_TRACK';

export interface LockSources {
  /** The product's own variable, in upper case. */
  readonly variable: string;
  readonly commandLine: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly configurationFiles: readonly FoundFile[];
  /** What the machine-wide files say; nothing if not given. */
  readonly machine?: readonly Finding[];
}

/**
 * The first source that disables telemetry, and a warning for each that can't be understood. A source that
 * says "not disabled" never overrides another.
 */
export function findLock(
  sources: LockSources,
  texts: GetWarningTexts = inEnglish,
): { lock: Lock | null; warnings: string[] } {
  const findings = [
    ...(sources.machine ?? []),
    ...findInCommandLine(sources.commandLine, texts),
    ...findInEnvironment([sources.variable, DO_NOT_TRACK], sources.environment, texts),
    ...sources.configurationFiles.map((file) => findInConfigurationFile(file, texts)),
  ];
  return {
    lock: findings.find((finding) => finding.lock !== null)?.lock ?? null,
    warnings: findings.flatMap((finding) => finding.warning ?? []),
  };
}

function findInCommandLine(commandLine: readonly string[], texts: GetWarningTexts): Finding[] {
  const lock: Lock = { source: 'commandLine', name: DISABLE_OPTION };
  return commandLine.flatMap((argument) => {
    if (argument === DISABLE_OPTION) return { lock, warning: null };
    if (!argument.startsWith(`${DISABLE_OPTION}=`)) return [];
    return parseSwitch(lock, argument.slice(DISABLE_OPTION.length + 1), texts);
  });
}

function findInEnvironment(
  variables: readonly string[],
  environment: LockSources['environment'],
  texts: GetWarningTexts,
): Finding[] {
  return variables.flatMap((variable) =>
    Object.entries(environment)
      .filter(([name]) => name.toUpperCase() === variable)
      .map(([name, value]) => parseSwitch({ source: 'environment', name }, value ?? '', texts)),
  );
}
