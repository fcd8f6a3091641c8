import { constants } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type StopSignal = (typeof STOP_SIGNALS)[number];
const PARENT_CHECK_MS = 250;

/** A tool stops early because somebody sent it this signal. */
class Stopped extends Error {
  constructor(readonly signal: StopSignal) {
    super(`Stopped by ${signal}.`);
  }
}

/** A mistake of the caller: shown without a stack, with exit code 2. */
export class UsageError extends Error {}

/**
 * Parses a tool's arguments; if `parse` throws, throws a {@link UsageError} that ends with the tool's help.
 */
export function orUsage<Value>(help: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(`${messageOf(error)}\n\n${help}`);
  }
}

/**
 * The npm that runs this tool, as a script for Node; throws a {@link UsageError} that names the command if it
 * was started otherwise.
 */
export function callingNpm(command: string): string {
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new UsageError(`Run it with: ${command}`);
  return npm;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Runs a tool's `main` and exits with the code it returns. SIGINT, SIGTERM and SIGHUP abort `stop` with a
 * {@link Stopped}; once `main` has cleaned up, the process dies of that same signal, so that its caller sees
 * what happened.
 */
export async function runTool(main: (stop: AbortSignal) => Promise<number>): Promise<void> {
  const controller = new AbortController();
  for (const signal of STOP_SIGNALS) {
    // A second one is not impatience: npm sends its own copy of the Ctrl-C that the terminal has already
    // sent.
    process.on(signal, () => controller.abort(new Stopped(signal)));
  }
  if (process.env['npm_lifecycle_event'] !== undefined) stopWithoutParent(controller);
  // The terminal, or a pipe's reader, can disappear while there is still something to clean up.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

  let code: number;
  try {
    code = await main(controller.signal);
  } catch (error) {
    if (!(error instanceof Stopped)) console.error(error instanceof Error ? error.message : error);
    code = error instanceof UsageError ? 2 : 1;
  }
  const reason: unknown = controller.signal.reason;
  if (reason instanceof Stopped) {
    process.removeAllListeners(reason.signal);
    process.kill(process.pid, reason.signal);
    // The signal takes a moment to arrive.
    await delay(500);
    code = 128 + constants.signals[reason.signal];
  }
  process.exit(code);
}

/**
 * npm runs scripts in a shell and passes SIGTERM only to that shell, which dies and leaves the tool running
 * with another parent.
 */
function stopWithoutParent(controller: AbortController): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) controller.abort(new Stopped('SIGTERM'));
  }, PARENT_CHECK_MS).unref();
}
