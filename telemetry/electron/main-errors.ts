/** Unexpected errors of the main process. */
import { type RawError, readThrown } from '../contract/raw-error.ts';
import type { ErrorOrigin } from '../core/errors/origin.ts';
import type { Telemetry } from '../core/telemetry/telemetry.ts';
import { say } from '../node/say.ts';

type Mechanism = 'uncaughtException' | 'unhandledRejection';

/** More than a program has that fails before it has begun. */
const MOST_EARLY = 10;

const early: Parameters<Telemetry['captureError']>[] = [];

/** What is done with errors as long as telemetry is not there, by whom. */
let earlyHandlers: Partial<Record<Mechanism, (error: unknown) => void>> = {};

/**
 * Catches errors of the main process from now on, for `createElectronTelemetry` to take over: to be called in the module
 * that the app imports first, so that errors of all others are caught too. Rejections wait for telemetry. An uncaught
 * exception before that ends the app and is only printed, since nobody knows yet whether it may be tracked.
 * @param name under which they are printed on standard error
 */
export function catchEarlyErrors(name: string): void {
  forgetEarlyHandlers();
  earlyHandlers = {
    uncaughtException(error) {
      print(name, 'uncaughtException', readThrown(error));
      process.exit(1);
    },
    unhandledRejection(reason) {
      const raw = readThrown(reason);
      if (early.length < MOST_EARLY) early.push([raw, originOf('unhandledRejection')]);
      print(name, 'unhandledRejection', raw);
    },
  };
  for (const [event, handler] of Object.entries(earlyHandlers)) process.on(event, handler);
}

function forgetEarlyHandlers(): void {
  for (const [event, handler] of Object.entries(earlyHandlers)) process.off(event, handler);
  earlyHandlers = {};
}

/**
 * Tracks what was caught so far and what will be. With `end`, an uncaught exception is printed, and then it is called;
 * without, the app goes on, or ends, as it would without this.
 */
export function watchMainErrors(
  { captureError }: Pick<Telemetry, 'captureError'>,
  name: string,
  end: (() => void) | null,
): void {
  forgetEarlyHandlers();
  for (const caught of early.splice(0)) captureError(...caught);
  if (end === null) {
    process.on('uncaughtExceptionMonitor', (error: unknown) =>
      captureError(readThrown(error), originOf('uncaughtException')),
    );
  } else {
    // With a listener, Electron opens no dialog of its own. Not the monitor's event: Electron does not emit that one for
    // an error of the app's own main file.
    process.on('uncaughtException', (error: unknown) => {
      const raw = readThrown(error);
      captureError(raw, originOf('uncaughtException'));
      print(name, 'uncaughtException', raw);
      end();
    });
  }
  // Not fatal, as without a listener in Electron.
  process.on('unhandledRejection', (reason: unknown) => {
    const raw = readThrown(reason);
    captureError(raw, originOf('unhandledRejection'));
    // Electron prints it only if nobody listens.
    if (process.listenerCount('unhandledRejection') === 1) print(name, 'unhandledRejection', raw);
  });
}

function originOf(mechanism: Mechanism): ErrorOrigin {
  return { process: 'main', mechanism, fatal: mechanism === 'uncaughtException' };
}

const TITLES: Readonly<Record<Mechanism, string>> = {
  uncaughtException: 'Uncaught exception',
  unhandledRejection: 'Unhandled rejection',
};

/** On the terminal of whoever runs the app, who sees what Node would show. */
function print(program: string, mechanism: Mechanism, { kind, name, message, stack }: RawError): void {
  say(`${program}: ${TITLES[mechanism]}: ${name || kind}: ${message}\n${stack}\n`);
}
