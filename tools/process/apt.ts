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

/** Installs Debian's packages of those names, if this user and system can. Whether it did is for the caller to see. */
export async function installPackages(packages: readonly string[], stop: AbortSignal): Promise<void> {
  const prefix = await installPrefix(stop);
  if (prefix === null) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  for (const command of [['apt-get', 'update'], install]) {
    const [program = '', ...args] = [...prefix, ...command];
    await runCommand(program, args, { env, timeoutMs: INSTALL_TIMEOUT_MS, output: 'collect', stop });
  }
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
