/** Where telemetry of an app can start: in its main process, and there once. */
import { electronProcess } from '../node/part-of-program.ts';

/** For the whole process, however many copies of this module a bundler made. */
const STARTED = Symbol.for('kreya-telemetry.started');

/** Throws an error for developers where it can't. */
export function checkStart(): void {
  if (electronProcess() !== 'browser') {
    throw new Error(
      "createElectronTelemetry runs in Electron's main process alone, and this is another. In a utility process, a worker " +
        "thread or a command line, call createNodeTelemetry of 'kreya-telemetry/node'; in a test, createTestTelemetry of " +
        "'kreya-telemetry/testing'.",
    );
  }
  if (Reflect.has(globalThis, STARTED)) {
    throw new Error(
      'createElectronTelemetry was called before in this process. Call it once, and hand on what it returned.',
    );
  }
}

/** To be called with the first thing that a second start would do again: one that threw before was none. */
export function noteStart(): void {
  Object.defineProperty(globalThis, STARTED, { value: true });
}
