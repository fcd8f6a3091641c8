import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.ts';

const CHECK_TIMEOUT_MS = 20_000;

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
