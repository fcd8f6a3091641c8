/** Unexpected errors of the main process. The app goes on, or ends, as it would without this. */
import { inspect } from 'node:util';
import { readThrown } from '../contract/raw-error.ts';
import type { Telemetry } from '../core/telemetry.ts';
import { say } from '../node/say.ts';

export function watchMainErrors({ captureError }: Pick<Telemetry, 'captureError'>): void {
  process.on('uncaughtExceptionMonitor', (error: unknown) => {
    captureError(readThrown(error), { process: 'main', mechanism: 'uncaughtException', fatal: true });
  });
  process.on('unhandledRejection', (reason: unknown) => {
    captureError(readThrown(reason), { process: 'main', mechanism: 'unhandledRejection', fatal: false });
    // Electron prints it only if nobody listens.
    const isForNobodyElse = process.listenerCount('unhandledRejection') === 1;
    if (isForNobodyElse) say(`Unhandled rejection: ${inspect(reason)}\n`);
  });
}
