/** Sentry's functions for the main process, in front of telemetry. */
import type { ElectronTelemetry } from 'kreya-telemetry/main';
import type { catalogue } from '../shared/catalogue.ts';

/** What the fingerprints of Kreya's errors can consist of, besides what is derived from the error. */
export const FINGERPRINTS = ['exampleProject'] as const;

interface CaptureContext {
  readonly level?: 'fatal' | 'error' | 'warning' | 'info';
  readonly fingerprint?: (typeof FINGERPRINTS)[number][];
}

/**
 * Loading blocks the main process for tens of milliseconds, for which a new window and its requests must not
 * wait.
 */
const LOAD_AFTER_MS = 1_000;

type Capture = (error: unknown, context?: CaptureContext) => void;

export interface Sentry {
  /**
   * Like `captureException` of `@sentry/electron`: reports a caught error, which is on disk when it returns.
   */
  readonly captureException: Capture;
  /** Loads the SDK in a moment, if errors can be tracked; until then, errors are reported without it. */
  readonly loadSoon: () => void;
}

export function createSentry(
  telemetry: Pick<ElectronTelemetry<typeof catalogue>, 'captureError' | 'sentry'>,
): Sentry {
  let capture: Capture = telemetry.captureError;
  return {
    captureException: (error, context) => capture(error, context),
    loadSoon() {
      if (telemetry.sentry !== null) setTimeout(() => void load(), LOAD_AFTER_MS);
    },
  };

  async function load(): Promise<void> {
    // Destructured at once, so that the bundler drops the rest of the SDK.
    const { captureException, init } = await import('@sentry/electron/main');
    const { behindSentry } = await import('kreya-telemetry/sentry');
    init(behindSentry(telemetry));
    capture = captureException;
  }
}
