/** Where telemetry of an app can start: in its main process, and there once. */
import { app } from 'electron';

/** For the whole process, however many copies of this module a bundler made. */
const STARTED = Symbol.for('kreya-telemetry.started');

/** Throws an error for developers where it can't. */
export function checkStart(): void {
  // Elsewhere, the package `electron` exports something else.
  if (typeof app !== 'object') {
    throw new Error(
      'createElectronTelemetry is for the main process of an Electron app. Write createNodeTelemetry of ' +
        'kreya-telemetry/node elsewhere, and createTestTelemetry of kreya-telemetry/testing in a test.',
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
