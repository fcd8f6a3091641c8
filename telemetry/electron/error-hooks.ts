/**
 * Unexpected errors of the main process. Importing this installs the hooks, so that an error of any module that
 * is imported after it is caught too. Rejections wait here until telemetry is there; an uncaught exception before that
 * ends the app and is only printed, since nobody knows yet whether it may be tracked.
 */

import { type RawError, readThrown } from '../contract/raw-error.ts';
import type { ErrorOrigin } from '../core/errors/origin.ts';
import { say } from '../node/say.ts';

type Capture = (raw: RawError, origin: ErrorOrigin) => void;
type End = () => void;

/** More than a program has that fails before it has begun. */
const MOST_EARLY = 10;

const early: Parameters<Capture>[] = [];
let capture: Capture = (raw, origin) => {
  if (early.length < MOST_EARLY) early.push([raw, origin]);
};
let end: End = () => process.exit(1);

// With a listener, Electron opens no dialog of its own. Not the monitor's event: Electron does not emit that one for
// an error of the app's own main file.
process.on('uncaughtException', (error: unknown) => {
  const raw = readThrown(error);
  capture(raw, { process: 'main', mechanism: 'uncaughtException', fatal: true });
  print('Uncaught exception', raw);
  end();
});
// Not fatal, as without a listener in Electron.
process.on('unhandledRejection', (reason: unknown) => {
  const raw = readThrown(reason);
  capture(raw, { process: 'main', mechanism: 'unhandledRejection', fatal: false });
  print('Unhandled rejection', raw);
});

/** Hands on what was caught so far and what will be, and says how the app ends by an uncaught exception. */
export function connectErrorHooks(to: { readonly capture: Capture; readonly end: End }): void {
  ({ capture, end } = to);
  for (const caught of early.splice(0)) capture(...caught);
}

/** On the terminal of whoever runs the app, who sees what Node would show. */
function print(what: string, { kind, name, message, stack }: RawError): void {
  say(`kreya: ${what}: ${name || kind}: ${message}\n${stack}\n`);
}
