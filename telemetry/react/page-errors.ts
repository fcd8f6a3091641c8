/** Errors of a page. */

import type { RendererMechanism, Unsubscribe } from '../contract/bridge.ts';
import type { PageTelemetry } from '../contract/page-telemetry.ts';
import { readThrown } from '../contract/raw-error.ts';

type Needs = Pick<PageTelemetry, 'reportError'>;

/** Hands on what was thrown, whatever it is; the main process takes out of it what is safe. Never throws. */
export function reportError(telemetry: Needs, thrown: unknown, mechanism: RendererMechanism = 'react'): void {
  telemetry.reportError(mechanism, readThrown(thrown)).catch(() => {
    // Nobody is there to be told.
  });
}

/** Tracks errors and rejections of the page that nothing catches. */
export function watchErrors(telemetry: Needs): Unsubscribe {
  // An error of another origin's script has no `error`, only a message.
  const onError = (event: ErrorEvent) => reportError(telemetry, event.error ?? event.message, 'error');
  const onRejection = (event: PromiseRejectionEvent) =>
    reportError(telemetry, event.reason, 'unhandledrejection');
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  return () => {
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}
