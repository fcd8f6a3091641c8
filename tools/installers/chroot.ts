/** A bare system in a folder, for installing a package as on a machine without anything that built it. */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, runCommand } from '../process/run-command.ts';

const MAKE_TIMEOUT_MS = 10 * 60_000;
const RUN_TIMEOUT_MS = 10 * 60_000;

export interface Chroot {
  /** The folder that is its `/`. */
  readonly root: string;
  /** Runs a sh script in it as root, without a display, with processes of its own. */
  run(script: string): Promise<CommandResult>;
  remove(): Promise<void>;
}

/** Creates one of the same Debian release as this machine's, with debootstrap. Throws an error for people. */
export async function makeChroot(stop: AbortSignal): Promise<Chroot> {
  const release =
    /^VERSION_CODENAME=(\w+)$/m.exec(await readFile('/etc/os-release', 'utf8'))?.[1] ?? 'stable';
  const root = await mkdtemp(join(tmpdir(), 'kreya-installers-'));
  // Temporary folders are for their owner only, and this one is the system of every account in it.
  await chmod(root, 0o755);
  const remove = () => rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const made = await runCommand('debootstrap', ['--variant=minbase', release, root], {
    timeoutMs: MAKE_TIMEOUT_MS,
    output: 'collect',
    stop,
  });
  if (!made.succeeded) {
    await remove();
    throw new Error(`debootstrap could not make a system to install in.\n${made.output}`);
  }
  return {
    root,
    remove,
    run: (script) =>
      runCommand(
        'unshare',
        [
          '--mount',
          '--pid',
          '--fork',
          '--kill-child',
          `--root=${root}`,
          '--mount-proc',
          'sh',
          '-euc',
          script,
        ],
        {
          env: {
            PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
            HOME: '/root',
            DEBIAN_FRONTEND: 'noninteractive',
          },
          timeoutMs: RUN_TIMEOUT_MS,
          output: 'collect',
          stop,
        },
      ),
  };
}
