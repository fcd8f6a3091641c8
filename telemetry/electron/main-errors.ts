/** Catches unexpected errors of the main process. */
import { type RawError, readThrown } from '../contract/raw-error.ts';
import type { ErrorOrigin } from '../core/errors/origin.ts';
import type { Telemetry } from '../core/telemetry/telemetry.ts';
import { say } from '../node/say.ts';

type Mechanism = 'uncaughtException' | 'unhandledRejection';

/** More than a program has that fails before it has started. */
const MOST_EARLY = 10;

const early: Parameters<Telemetry['captureError']>[] = [];

/** The handlers in force until telemetry exists. */
let earlyHandlers: Partial<Record<Mechanism, (error: unknown) => void>> = {};

/**
 * Catches errors of the main process from now on, for `createElectronTelemetry` to take over: call it in the
 * module that the app imports first, so that errors in all other modules are caught, too. Rejections wait for
 * telemetry. An uncaught exception before that ends the app and is only printed, since nobody knows yet
 * whether it may be tracked.
 * @param name the name under which they are printed to standard error
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
 * Tracks what has been caught so far and what follows. With `end`, an uncaught exception is printed before
 * `end` is called; without it, the app continues or ends as it would otherwise.
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
    // With a listener, Electron opens no dialog of its own. Not the monitor's event: Electron does not emit
    // that for an error in the app's main file.
    process.on('uncaughtException', (error: unknown) => {
      const raw = readThrown(error);
      captureError(raw, originOf('uncaughtException'));
      print(name, 'uncaughtException', raw);
      end();
    });
  }
  // Not fatal, as in Electron without a listener.
  process.on('unhandledRejection', (reason: unknown) => {
    const raw = readThrown(reason);
    captureError(raw, originOf('unhandledRejection'));
    // Electron prints it only if there is no listener.
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

/** To the terminal of whoever runs the app, as Node would. */
function print(program: string, mechanism: Mechanism, { kind, name, message, stack }: RawError): void {
  say(`${program}: ${TITLES[mechanism]}: ${name || kind}: ${message}\n${stack}\n`);
}
