import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.ts';

const CHECK_TIMEOUT_MS = 20_000;
const INSTALL_TIMEOUT_MS = 15 * 60_000;

/** The prefix for commands that install packages, or null if this user or system can't. */
export async function installPrefix(stop?: AbortSignal): Promise<readonly string[] | null> {
  if (!onPath('apt-get')) return null;
  if (process.getuid?.() === 0) return [];
  const sudo = await runCommand('sudo', ['-n', 'true'], {
    timeoutMs: CHECK_TIMEOUT_MS,
    output: 'collect',
    stop,
  });
  return sudo.succeeded ? ['sudo', '-n'] : null;
}

/** The command that installs Debian's packages of those names. */
export function installCommand(packages: readonly string[]): readonly string[] {
  return ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
}

/**
 * Installs Debian's packages of those names, with the prefix from {@link installPrefix}. Returns what apt said last; whether they
 * are there now is for the caller to see.
 */
export async function installPackages(
  prefix: readonly string[],
  packages: readonly string[],
  stop: AbortSignal,
): Promise<string> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  let said = '';
  for (const command of [['apt-get', 'update'], installCommand(packages)]) {
    const [program = '', ...args] = [...prefix, ...command];
    const options = { env, timeoutMs: INSTALL_TIMEOUT_MS, output: 'collect', stop } as const;
    said = (await runCommand(program, args, options)).output;
  }
  return said;
}

/** Whether there is a program with that name. */
export function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
