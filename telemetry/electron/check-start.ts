/** Makes sure that an app's telemetry starts in the main process, and once. */
import { electronProcess } from '../node/part-of-program.ts';

/** One for the whole process, however many copies of this module a bundler made. */
const STARTED = Symbol.for('kreya-telemetry.started');

/** Throws an error for developers if it can't start here. */
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

/** Call this just before anything that must not happen twice: a start that threw earlier does not count. */
export function noteStart(): void {
  Object.defineProperty(globalThis, STARTED, { value: true });
}
