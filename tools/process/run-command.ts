import { own } from './owned-process.ts';
import { messageOf } from './run-tool.ts';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Abort it when the tool must exit; the command is then stopped, and the reason thrown. */
  readonly stop?: AbortSignal | undefined;
  /** After this many milliseconds the command is stopped and counts as failed. */
  readonly timeoutMs: number;
  /** `show`: all output goes to standard error as it arrives; `collect`: it is returned. */
  readonly output: 'show' | 'collect';
}

export interface CommandResult {
  readonly succeeded: boolean;
  /** Standard output and standard error in order of arrival; empty if shown. */
  readonly output: string;
}

/** Runs a command to its end, without input. Throws only if `stop` stops it. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  options.stop?.throwIfAborted();
  const show = options.output === 'show';
  const running = own(command, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
    stdio: show ? ['ignore', process.stderr, process.stderr] : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [running.child.stdout, running.child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }

  const end = AbortSignal.any([
    AbortSignal.timeout(options.timeoutMs),
    ...(options.stop === undefined ? [] : [options.stop]),
  ]);
  const stopRunning = () => void running.stop();
  end.addEventListener('abort', stopRunning, { once: true });
  try {
    const code = await running.exited;
    return { succeeded: code === 0 && !end.aborted, output };
  } catch (error) {
    return { succeeded: false, output: messageOf(error) };
  } finally {
    end.removeEventListener('abort', stopRunning);
    options.stop?.throwIfAborted();
  }
}
