/**
 * Errors of the page. Importing this installs the hooks; it is the first import of every page, so that an error
 * of any module that comes after it is caught too.
 */
import type { RendererMechanism } from '../../shared/bridge.ts';
import { readThrown } from '../../telemetry/contract/raw-error.ts';

/** Hands an error to the main process, which reduces it to what is safe before it goes anywhere. */
export function reportError(mechanism: RendererMechanism, thrown: unknown): void {
  try {
    window.kreya.errors.report(mechanism, readThrown(thrown)).catch(() => {
      // Nor if the main process does not answer.
    });
  } catch {
    // Without the preload there is nobody to tell, and this must not become an error of its own.
  }
}

// An error of another origin's script has no `error`, only a message.
window.addEventListener('error', (event) => reportError('error', event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => reportError('unhandledrejection', event.reason));
