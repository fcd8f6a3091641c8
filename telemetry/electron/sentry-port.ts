import type { WebContents } from 'electron';
import type { Telemetry } from '../core/telemetry/telemetry.ts';

/** What stands behind Sentry's SDK. */
export interface SentryPort extends Pick<Telemetry, 'captureError'> {
  /** Whether a page is one of the app's own. */
  isOwnPage(contents: WebContents): boolean;
}
