/** Errors of a page. */

import type { RendererMechanism, Unsubscribe } from '../contract/bridge.ts';
import type { PageTelemetry } from '../contract/page-telemetry.ts';
import { type RawError, readCaught, readThrown } from '../contract/raw-error.ts';
import { requireTelemetry } from './require-telemetry.ts';

/** What React says beside an error: `ErrorInfo`. */
export interface CaughtBy {
  readonly componentStack?: string | null | undefined;
}

/**
 * Tracks an error that React caught, with the components that it came through: for `createRoot`'s `onCaughtError`. The
 * main process takes out of it what is safe. Never throws.
 */
export function reportError(
  telemetry: Pick<PageTelemetry, 'reportError'>,
  thrown: unknown,
  info: CaughtBy = {},
): void {
  report(telemetry, 'react', readCaught(thrown, info.componentStack));
}

function report(
  telemetry: Pick<PageTelemetry, 'reportError'>,
  mechanism: RendererMechanism,
  error: RawError,
): void {
  try {
    telemetry.reportError(mechanism, error).catch(() => {
      // Nobody is there to be told.
    });
  } catch {
    // The preload was forgotten, which `watchErrors` says.
  }
}

/** Tracks errors and rejections of the page that nothing catches. Throws an error for developers if the page has no telemetry. */
export function watchErrors(telemetry: Pick<PageTelemetry, 'reportError'>): Unsubscribe {
  requireTelemetry(telemetry);
  // An error of another origin's script has no `error`, only a message.
  const onError = (event: ErrorEvent) => report(telemetry, 'error', readThrown(event.error ?? event.message));
  const onRejection = (event: PromiseRejectionEvent) =>
    report(telemetry, 'unhandledrejection', readThrown(event.reason));
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  return () => {
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}
